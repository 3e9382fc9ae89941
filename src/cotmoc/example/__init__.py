"""A made-up border province, Sơn Khê, told in tables and loaded once through the actions of the rooms."""
