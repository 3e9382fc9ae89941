"""The index of the search, kept by triggers in the transaction that changes a row; see docs/decisions.

`search_entry` is read by `search_hits` alone: it stands under row security without a policy, so that the
application's role finds nothing in it, while its owner's functions use its indexes.
"""

from django.db import migrations

# Where each row of the index comes from: the select gives the columns of search_entry, in their order, of the
# rows of the source whose ids run from {first} to {last}.
SOURCES = {
    "document": """
        SELECT 'document', d.id, 0, d.id, 1, d.issued, search_words(
            concat_ws(' ', search_kind(d.kind), d.number, d.code, d.written_code, d.title, d.issuer_name)),
          d.kind, array_remove(ARRAY[d.issuer_id, d.registered_by_id], NULL),
          CASE WHEN NOT d.is_open THEN d.audience END, NULL::bigint[], NULL::bigint[]
        FROM documents_document d WHERE d.id BETWEEN {first} AND {last}""",
    "naming": """
        SELECT 'naming', n.id, 0, d.id, 1, d.issued,
          search_words(concat_ws(' ', search_kind(d.kind), d.number, d.code, n.title, d.issuer_name)),
          d.kind, array_remove(ARRAY[d.issuer_id, d.registered_by_id], NULL),
          n.audience, CASE WHEN NOT d.is_open THEN d.audience END, NULL::bigint[]
        FROM documents_naming n JOIN documents_document d ON d.id = n.document_id
        WHERE n.id BETWEEN {first} AND {last}""",
    "file": """
        SELECT 'file', a.id, piece.part, d.id, 2, d.issued,
          search_words(substr(f.text, piece.part + 1, 40000)),
          d.kind, array_remove(ARRAY[d.issuer_id, d.registered_by_id], NULL),
          f.audience, nullif(a.audience, f.audience), CASE WHEN NOT d.is_open THEN nullif(d.audience, f.audience) END
        FROM documents_attachment a
        JOIN documents_document d ON d.id = a.document_id
        JOIN documents_file f ON f.id = a.file_id
        CROSS JOIN LATERAL generate_series(0, greatest(length(f.text) - 401, 0), 39600) AS piece (part)
        WHERE a.id BETWEEN {first} AND {last} AND f.text <> ''""",
    "task": """
        SELECT 'task', t.id, 0, t.id, 1, t.assigned_on::text,
          search_words(concat_ws(' ', t.words, t.product, t.assigner_words)), NULL,
          array_remove(ARRAY[t.lead_id, t.assigner_id], NULL) || ARRAY(
            SELECT c.unit_id FROM tasks_coordination c WHERE c.task_id = t.id),
          t.audience, NULL::bigint[], NULL::bigint[]
        FROM tasks_task t WHERE t.id BETWEEN {first} AND {last}""",
    "activity": """
        SELECT 'activity', a.id, 0, a.id, 1, a.held, search_words(concat_ws(' ', a.name, a.place)), NULL,
          ARRAY(SELECT p.unit_id FROM activities_part p WHERE p.activity_id = a.id),
          a.audience, NULL::bigint[], NULL::bigint[]
        FROM activities_activity a WHERE a.id BETWEEN {first} AND {last}""",
    "result": """
        SELECT 'result', r.id, 0, r.id, 1,
          coalesce(nullif(r.period_last, ''), r.said_on::text, ''), search_words(r.words), NULL,
          array_remove(ARRAY[r.unit_id], NULL), r.audience, NULL::bigint[], NULL::bigint[]
        FROM tasks_result r WHERE r.id BETWEEN {first} AND {last}""",
    "unit": """
        SELECT 'unit', v.id, 0, v.unit_id, 0, coalesce(upper(v.valid)::text, '9999'),
          search_words(concat_ws(' ', v.name, v.short_name)), NULL, ARRAY[v.unit_id],
          NULL::bigint[], NULL::bigint[], NULL::bigint[]
        FROM units_version v WHERE v.id BETWEEN {first} AND {last}""",
    "post": """
        SELECT 'post', p.id, 0, p.unit_id, 0, coalesce(upper(p.valid)::text, '9999'),
          search_words(concat_ws(' ', who.name, who.rank, p.title)), NULL, ARRAY[p.unit_id],
          NULL::bigint[], NULL::bigint[], NULL::bigint[]
        FROM accounts_post p JOIN accounts_person who ON who.id = p.person_id
        WHERE p.id BETWEEN {first} AND {last}""",
}

TABLES = {
    "document": "documents_document",
    "naming": "documents_naming",
    "file": "documents_attachment",
    "task": "tasks_task",
    "activity": "activities_activity",
    "result": "tasks_result",
    "unit": "units_version",
    "post": "accounts_post",
}

# What of a row the index says; a change of anything else (a task's state) costs nothing.
SAID = {
    "documents_document": "kind number code written_code title issuer_name issued issuer_id registered_by_id audience is_open",
    "documents_naming": "title audience",
    "documents_attachment": "audience",
    "documents_file": "text audience",
    "tasks_task": "words product assigner_words assigned_on lead_id assigner_id audience",
    "activities_activity": "name place held audience",
    "tasks_result": "words period_last said_on unit_id audience",
    "units_version": "name short_name valid",
    "accounts_post": "title valid person_id unit_id",
    "accounts_person": "name rank",
}

KINDS = {
    "constitution": "Hiến pháp", "law": "Luật", "ordinance": "Pháp lệnh", "decree": "Nghị định",
    "resolution": "Nghị quyết", "directive": "Chỉ thị", "conclusion": "Kết luận", "decision": "Quyết định",
    "circular": "Thông tư", "plan": "Kế hoạch", "action_programme": "Chương trình hành động",
    "programme": "Chương trình", "scheme": "Đề án", "strategy": "Chiến lược", "guideline": "Hướng dẫn",
    "notice": "Thông báo", "official_letter": "Công văn", "report": "Báo cáo",
}

TABLE = """
CREATE TABLE search_entry (
  source text NOT NULL,
  row_id bigint NOT NULL,
  part integer NOT NULL,
  owner bigint NOT NULL,
  rung smallint NOT NULL,
  day text COLLATE "C" NOT NULL,
  words tsvector NOT NULL,
  kind text,
  units bigint[] NOT NULL,
  seen_by bigint[],
  seen_with bigint[],
  seen_under bigint[],
  PRIMARY KEY (source, row_id, part)
) WITH (toast_tuple_target = 256);
ALTER TABLE search_entry ALTER words SET STATISTICS 1000;
ALTER TABLE search_entry ENABLE ROW LEVEL SECURITY;
CREATE INDEX search_entry_names ON search_entry USING gin (words) WHERE rung = 0;
CREATE INDEX search_entry_heads ON search_entry USING gin (words) WHERE rung = 1;
CREATE INDEX search_entry_texts ON search_entry USING gin (words) WHERE rung = 2;
CREATE INDEX search_entry_newest ON search_entry (rung, day DESC, row_id DESC);
CREATE INDEX search_entry_owner ON search_entry (owner) WHERE source IN ('naming', 'file');
COMMENT ON COLUMN search_entry.rung IS '0 names, 1 rows by their own words, 2 texts of files';
COMMENT ON COLUMN search_entry.seen_by IS 'audiences, each of which the asker must meet; null asks nothing';
"""

# Marks that stand over letters; the same as `cotmoc.search.folding` takes away.
MARKS = r"[\u0300-\u034e\u0350-\u036f\u1ab0-\u1abd\u1dc0-\u1dff\ufe20-\ufe2f\u00ad\u200b\u2060\ufeff]"

# Row security binds the owner of the tables too. After a failure the rollback takes the setting back, and a
# function cannot carry it in its SET clause: only a superuser may write one for a setting of our own.
FUNCTIONS = f"""
CREATE FUNCTION search_see(all_rows text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE former text := coalesce(current_setting('cotmoc.sees_all', true), '');
BEGIN
  PERFORM set_config('cotmoc.sees_all', all_rows, true);
  RETURN former;
END $$;
CREATE FUNCTION search_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
  SELECT regexp_replace(lower(translate(
    regexp_replace(normalize(coalesce(written, ''), NFD), '{MARKS}', '', 'g'), 'ðÐƉɖđĐ', 'dddddd')
    COLLATE "C"), '[^a-z0-9]+' COLLATE "C", ' ', 'g')
$$;
CREATE FUNCTION search_words(written text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, public AS $$
  SELECT to_tsvector('pg_catalog.simple', search_fold(written))
$$;
CREATE FUNCTION search_kind(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE kind {" ".join(f"WHEN '{key}' THEN '{name}'" for key, name in KINDS.items())} END
$$;
"""


def _put() -> str:
    cases = "\n".join(
        f"WHEN '{source}' THEN INSERT INTO search_entry {select.format(first='first', last='last')};"
        for source, select in SOURCES.items()
    )
    return f"""
CREATE FUNCTION search_put(of text, first bigint, last bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE former text := search_see('yes');
BEGIN
  DELETE FROM search_entry WHERE source = of AND row_id BETWEEN first AND last;
  CASE of {cases} END CASE;
  PERFORM search_see(former);
END $$;
"""


def _put_next() -> str:
    cases = "\n".join(
        f"WHEN '{source}' THEN SELECT max(id) INTO last FROM"
        f" (SELECT id FROM {table} WHERE id > after ORDER BY id LIMIT most) AS chunk;"
        for source, table in TABLES.items()
    )
    return f"""
CREATE FUNCTION search_put_next(of text, after bigint, most integer) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE last bigint; former text := search_see('yes');
BEGIN
  CASE of {cases} END CASE;
  PERFORM search_see(former);
  PERFORM search_put(of, after + 1, coalesce(last, 9223372036854775807));
  RETURN last;
END $$;
CREATE FUNCTION search_left(of text, after bigint) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE many bigint; former text := search_see('yes');
BEGIN
  CASE of {" ".join(f"WHEN '{s}' THEN SELECT count(*) INTO many FROM {t} WHERE id > after;" for s, t in TABLES.items())}
  END CASE;
  PERFORM search_see(former);
  RETURN many;
END $$;
"""


# A changed audience of a document or file reaches what hangs on it without taking its words anew.
FOLLOWING = """
CREATE FUNCTION search_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE hanging bigint; former text := search_see('yes');
BEGIN
  CASE TG_ARGV[0]
  WHEN 'document' THEN
    UPDATE search_entry SET
      seen_under = CASE WHEN NOT NEW.is_open THEN nullif(NEW.audience, seen_by) END,
      day = NEW.issued, kind = NEW.kind, units = array_remove(ARRAY[NEW.issuer_id, NEW.registered_by_id], NULL)
    WHERE owner = NEW.id AND source = 'file';
    FOR hanging IN SELECT id FROM documents_naming WHERE document_id = NEW.id LOOP
      PERFORM search_put('naming', hanging, hanging);
    END LOOP;
  WHEN 'file' THEN
    FOR hanging IN SELECT id FROM documents_attachment WHERE file_id = NEW.id LOOP
      PERFORM search_put('file', hanging, hanging);
    END LOOP;
  WHEN 'person' THEN
    FOR hanging IN SELECT id FROM accounts_post WHERE person_id = NEW.id LOOP
      PERFORM search_put('post', hanging, hanging);
    END LOOP;
  WHEN 'coordination' THEN
    hanging := CASE WHEN TG_OP = 'DELETE' THEN OLD.task_id ELSE NEW.task_id END;
    PERFORM search_put('task', hanging, hanging);
  WHEN 'part' THEN
    hanging := CASE WHEN TG_OP = 'DELETE' THEN OLD.activity_id ELSE NEW.activity_id END;
    PERFORM search_put('activity', hanging, hanging);
  END CASE;
  PERFORM search_see(former);
  RETURN NULL;
END $$;
CREATE FUNCTION search_follow_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_entry WHERE source = TG_ARGV[0] AND row_id = OLD.id;
  ELSE
    PERFORM search_put(TG_ARGV[0], NEW.id, NEW.id);
  END IF;
  RETURN NULL;
END $$;
"""


def _changed(table: str, columns: str = "") -> str:
    names = (columns or SAID[table]).split()
    old, new = (", ".join(f"{row}.{name}" for name in names) for row in ("OLD", "NEW"))
    return f"WHEN (({old}) IS DISTINCT FROM ({new}))"


def _triggers() -> str:
    made = []
    for source, table in TABLES.items():
        call = f"EXECUTE FUNCTION search_follow_row('{source}')"
        made.append(f"CREATE TRIGGER search_{source}_is_new AFTER INSERT OR DELETE ON {table} FOR EACH ROW {call};")
        made.append(f"CREATE TRIGGER search_{source}_changes AFTER UPDATE ON {table} FOR EACH ROW {_changed(table)} {call};")
    for table, what in (("documents_document", "document"), ("documents_file", "file"), ("accounts_person", "person")):
        made.append(
            f"CREATE TRIGGER search_below_{what} AFTER UPDATE ON {table} FOR EACH ROW {_changed(table)}"
            f" EXECUTE FUNCTION search_follow('{what}');"
        )
    for table, what in (("tasks_coordination", "coordination"), ("activities_part", "part")):
        made.append(
            f"CREATE TRIGGER search_of_{what} AFTER INSERT OR DELETE ON {table} FOR EACH ROW"
            f" EXECUTE FUNCTION search_follow('{what}');"
        )
    return "\n".join(made)


# The one reader. What the asker sees is read once, as row security reads it, before the index is asked.
HITS = """
CREATE FUNCTION search_hits(
  asked tsquery, on_rung integer, sources text[], of_kind text, of_unit bigint, from_day text, to_day text,
  passed integer, most integer
) RETURNS TABLE (source text, row_id bigint, part integer, owner bigint, is_above boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
  sees bigint[] := coalesce(nullif(current_setting('cotmoc.units', true), ''), '{}')::bigint[];
  narrowed text := '';
BEGIN
  IF coalesce(current_setting('cotmoc.sees_all', true), '') <> 'yes' THEN
    narrowed := ' AND (e.seen_by IS NULL OR e.seen_by && $1)'
      ' AND (e.seen_with IS NULL OR e.seen_with && $1) AND (e.seen_under IS NULL OR e.seen_under && $1)';
  END IF;
  IF sources IS NOT NULL THEN narrowed := narrowed || ' AND e.source = ANY ($3)'; END IF;
  IF of_kind IS NOT NULL THEN narrowed := narrowed || ' AND e.kind = $4'; END IF;
  IF of_unit IS NOT NULL THEN narrowed := narrowed || ' AND e.units @> ARRAY[$5]'; END IF;
  IF from_day IS NOT NULL THEN narrowed := narrowed || ' AND e.day >= $6 AND e.day < $7'; END IF;
  RETURN QUERY EXECUTE format(
    'SELECT f.source, f.row_id, f.part, f.owner, %1$s = 2 AND EXISTS (SELECT FROM search_entry h'
    ' WHERE h.source = ''document'' AND h.row_id = f.owner AND h.words @@ $2)'
    ' FROM (SELECT e.source, e.row_id, e.part, e.owner FROM search_entry e WHERE e.rung = %1$s AND e.words @@ $2 %2$s'
    ' ORDER BY e.day DESC, e.row_id %3$s OFFSET $8 LIMIT $9) AS f',
    on_rung, narrowed, CASE WHEN on_rung = 0 THEN 'ASC' ELSE 'DESC' END)
  USING sees, asked, sources, of_kind, of_unit, from_day, to_day, passed, most;
END $$;
"""

FILL = " ".join(f"SELECT search_put('{source}', 1, 9223372036854775807);" for source in SOURCES)

UNDO = """
DROP TABLE search_entry CASCADE;
DROP FUNCTION search_follow() CASCADE; DROP FUNCTION search_follow_row() CASCADE;
DROP FUNCTION search_hits(tsquery, integer, text[], text, bigint, text, text, integer, integer);
DROP FUNCTION search_put_next(text, bigint, integer); DROP FUNCTION search_left(text, bigint);
DROP FUNCTION search_put(text, bigint, bigint);
DROP FUNCTION search_see(text); DROP FUNCTION search_kind(text); DROP FUNCTION search_words(text); DROP FUNCTION search_fold(text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_guesses"),
        ("activities", "0004_conclusions"),
        ("documents", "0004_pages"),
        ("tasks", "0004_first_lead"),
        ("units", "0003_acts_on_units"),
    ]

    operations = [
        migrations.RunSQL(
            [TABLE, FUNCTIONS, _put(), _put_next(), FOLLOWING, HITS, FILL, _triggers()], UNDO
        )
    ]
