"""Words and audience in one index, and a look at the newest rows before it is asked.

Which words go together the planner cannot know: it takes a phrase of every second text for a rare one, fetches
them all and sorts. So the newest rows are looked through first, and how many of them match says how to go on.
"""

from django.db import migrations

RUNGS = {"names": 0, "heads": 1, "texts": 2}

INDEXES = "".join(
    f"DROP INDEX search_entry_{name};"
    f"CREATE INDEX search_entry_{name} ON search_entry USING gin (words, (coalesce(seen_by, '{{0}}')))"
    f" WHERE rung = {rung};"
    for name, rung in RUNGS.items()
)

FORMER_INDEXES = "".join(
    f"DROP INDEX search_entry_{name};"
    f"CREATE INDEX search_entry_{name} ON search_entry USING gin (words) WHERE rung = {rung};"
    for name, rung in RUNGS.items()
)

HITS = """
CREATE OR REPLACE FUNCTION search_hits(
  asked tsquery, on_rung integer, sources text[], of_kind text, of_unit bigint, from_day text, to_day text,
  passed integer, most integer
) RETURNS TABLE (source text, row_id bigint, part integer, owner bigint, is_above boolean) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  -- A row that everybody may see is kept with no audience, and indexed with unit 0.
  sees bigint[] := coalesce(nullif(current_setting('cotmoc.units', true), ''), '{}')::bigint[] || 0::bigint;
  narrowed text := ' AND e.words @@ $2';
  days text := '';
  way text := CASE WHEN on_rung = 0 THEN 'ASC' ELSE 'DESC' END;
  newest text;
  looked_at integer := 150;
  is_whole boolean := false;
  found integer := 0;
  of_source text[]; of_row bigint[]; of_part integer[]; of_owner bigint[];
BEGIN
  IF coalesce(current_setting('cotmoc.sees_all', true), '') <> 'yes' THEN
    narrowed := narrowed || ' AND coalesce(e.seen_by, ''{0}'') && $1'
      ' AND (e.seen_with IS NULL OR e.seen_with && $1) AND (e.seen_under IS NULL OR e.seen_under && $1)';
  END IF;
  IF sources IS NOT NULL THEN narrowed := narrowed || ' AND e.source = ANY ($3)'; END IF;
  IF of_kind IS NOT NULL THEN narrowed := narrowed || ' AND e.kind = $4'; END IF;
  IF of_unit IS NOT NULL THEN narrowed := narrowed || ' AND e.units @> ARRAY[$5]'; END IF;
  IF from_day IS NOT NULL THEN days := ' AND e.day >= $6 AND e.day < $7'; END IF;
  -- The newest rows, whoever may see them, as far as their number says; then those of them that match.
  newest := format('SELECT array_agg(e.source), array_agg(e.row_id), array_agg(e.part), array_agg(e.owner), count(*)'
    ' FROM (SELECT * FROM (SELECT * FROM search_entry e WHERE e.rung = %s%s'
    ' ORDER BY e.day DESC, e.row_id DESC LIMIT $10) AS e WHERE true%s LIMIT $8 + $9) AS e', on_rung, days, narrowed);
  WHILE on_rung > 0 AND passed + most < looked_at AND NOT is_whole LOOP
    EXECUTE newest INTO of_source, of_row, of_part, of_owner, found
      USING sees, asked, sources, of_kind, of_unit, from_day, to_day, passed, most, looked_at;
    is_whole := found >= passed + most;
    EXIT WHEN looked_at > 150 OR found < 2;
    looked_at := least(2 * (passed + most) * looked_at / found, 10000);
  END LOOP;
  IF NOT is_whole THEN
    EXECUTE format('SELECT array_agg(e.source), array_agg(e.row_id), array_agg(e.part), array_agg(e.owner) FROM ('
      'SELECT * FROM (SELECT e.source, e.row_id, e.part, e.owner, e.day FROM search_entry e WHERE e.rung = %s%s%s OFFSET 0)'
      ' AS e ORDER BY e.day DESC, e.row_id %s LIMIT $8 + $9) AS e', on_rung, days, narrowed, way)
      INTO of_source, of_row, of_part, of_owner
      USING sees, asked, sources, of_kind, of_unit, from_day, to_day, passed, most;
  END IF;
  RETURN QUERY SELECT f.source, f.row_id, f.part, f.owner, on_rung = 2 AND EXISTS (
      SELECT FROM search_entry h WHERE h.source = 'document' AND h.row_id = f.owner AND h.words @@ asked)
    FROM unnest(of_source, of_row, of_part, of_owner) WITH ORDINALITY AS f (source, row_id, part, owner, place)
    WHERE f.place > passed ORDER BY f.place;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries")]

    operations = [migrations.RunSQL([INDEXES, HITS], FORMER_INDEXES)]
