"""The register of documents read from the index, a stretch of it by what the asker sees.

A policy's OR of three conditions can use no index, so that a commune's list, or a count, looks at every document
of the ledger. The index keeps the audience of each, asked for here as `search_hits` does.
"""

from django.db import migrations

# The rows of the register in the words of SQL; its parameters are those of the functions below, in their order.
ROWS = """
CREATE FUNCTION search_register_rows(asked tsquery, of_kind text, from_day text) RETURNS text LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public AS $$
DECLARE
  rows text := ' FROM search_entry e WHERE e.rung = 1 AND e.source IN (''document'', ''naming'') AND e.words @@ $2';
BEGIN
  IF asked IS NULL THEN rows := ' FROM search_entry e WHERE e.rung = 1 AND e.source = ''document'''; END IF;
  IF coalesce(current_setting('cotmoc.sees_all', true), '') <> 'yes' THEN
    rows := rows || ' AND coalesce(e.seen_by, ''{0}'') && $1'
      ' AND (e.seen_with IS NULL OR e.seen_with && $1) AND (e.seen_under IS NULL OR e.seen_under && $1)';
  END IF;
  IF of_kind IS NOT NULL THEN rows := rows || ' AND e.kind = $3'; END IF;
  IF from_day IS NOT NULL THEN rows := rows || ' AND e.day >= $4 AND e.day < $5'; END IF;
  -- One that was merged into another stands in the register under that other.
  RETURN rows || ' AND NOT EXISTS (SELECT FROM documents_document m WHERE m.id = e.owner AND m.merged_into_id IS NOT NULL)';
END $$;
"""

STRETCH = """
CREATE FUNCTION search_register(
  asked tsquery, of_kind text, from_day text, to_day text, beyond_day text, beyond bigint, upwards boolean, most integer
) RETURNS TABLE (document bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  sees bigint[] := coalesce(nullif(current_setting('cotmoc.units', true), ''), '{}')::bigint[] || 0::bigint;
  rows text := search_register_rows(asked, of_kind, from_day);
  -- The index on days runs by the rows' own ids, which are the documents' where no namings are among them.
  id text := CASE WHEN asked IS NULL THEN 'e.row_id' ELSE 'e.owner' END;
  once text := CASE WHEN asked IS NULL THEN '' ELSE 'DISTINCT ' END;
  way text := CASE WHEN upwards THEN 'ASC' ELSE 'DESC' END;
BEGIN
  IF beyond_day IS NOT NULL THEN
    rows := rows || format(' AND (e.day, %s) %s ($6, $7)', id, CASE WHEN upwards THEN '>' ELSE '<' END);
  END IF;
  RETURN QUERY EXECUTE format('SELECT r.id FROM (SELECT %1$s e.day, %2$s AS id %3$s ORDER BY e.day %4$s, %2$s %4$s LIMIT $8) r'
    ' ORDER BY r.day %4$s, r.id %4$s', once, id, rows, way)
    USING sees, asked, of_kind, from_day, to_day, beyond_day, beyond, most;
END $$;
"""

UNDO = """
DROP FUNCTION search_register(tsquery, text, text, text, text, bigint, boolean, integer);
DROP FUNCTION search_register_rows(tsquery, text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0002_newest_first"), ("documents", "0005_merging_and_recall")]

    operations = [migrations.RunSQL([ROWS, STRETCH], UNDO)]
