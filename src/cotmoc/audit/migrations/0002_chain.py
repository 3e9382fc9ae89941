"""The database numbers and chains each line, and refuses to alter one."""

from django.db import migrations

from cotmoc.base.row_security import secure_rows

# The text that is hashed holds no locale, no time zone and no server's own form: times as microseconds of the
# epoch, and the change as the JSON that the application wrote. Every part is preceded by its length, so that no
# two lines give one text.
CHAIN = """
CREATE FUNCTION audit_hash(line audit_line) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(line.previous_hash || convert_to(string_agg(length(part) || ':' || part, '|' ORDER BY place), 'UTF8'))
  FROM unnest(ARRAY[
    line.chain::text, line.number::text, (extract(epoch FROM line.at) * 1000000)::bigint::text,
    coalesce(line.account::text, ''), coalesce(line.post::text, ''), line.actor_name, line.action,
    line.subject_kind, line.subject_id::text, array_to_string(line.audience, ','), line.change
  ]) WITH ORDINALITY AS parts (part, place)
$$;

CREATE FUNCTION audit_chain_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE head audit_head;
BEGIN
  INSERT INTO audit_head (chain, number, hash) VALUES (NEW.chain, 0, ''::bytea) ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_head WHERE chain = NEW.chain FOR UPDATE;
  NEW.number := head.number + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_head SET number = NEW.number, hash = NEW.hash WHERE chain = NEW.chain;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_line_chained BEFORE INSERT ON audit_line FOR EACH ROW EXECUTE FUNCTION audit_chain_line();

CREATE FUNCTION audit_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit lines are never altered or removed';
END $$;
CREATE TRIGGER audit_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_line
FOR EACH STATEMENT EXECUTE FUNCTION audit_line_stays();

DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cm_app') THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON audit_line FROM cm_app;
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_head FROM cm_app;
  END IF;
END $$;
"""

NO_CHAIN = """
DROP TRIGGER audit_line_append_only ON audit_line;
DROP TRIGGER audit_line_chained ON audit_line;
DROP FUNCTION audit_line_stays();
DROP FUNCTION audit_chain_line();
DROP FUNCTION audit_hash(audit_line);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(CHAIN, NO_CHAIN),
        secure_rows("audit_line"),
    ]
