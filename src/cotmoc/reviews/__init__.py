"""Sơ kết and tổng kết gathered from the rooms below: every sentence with its evidence."""
