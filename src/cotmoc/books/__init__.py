"""The books of an office (Decree 30/2020/NĐ-CP): incoming, outgoing, dossiers; the numbers it gives."""
