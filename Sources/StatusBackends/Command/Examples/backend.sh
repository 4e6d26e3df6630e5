#!/bin/sh
# A backend for Pantau over two tables of SQLite, in shell. Usage: backend.sh FILE
#
#   CREATE TABLE document (revision INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, status TEXT, body TEXT);
#   CREATE TABLE upload (key TEXT PRIMARY KEY, id TEXT NOT NULL, outcome TEXT NOT NULL);
#
# A row that changes is written anew (INSERT OR REPLACE) and so gets the next revision; of a document that is gone the row stays, and
# its body becomes NULL. An uploader takes what is queued in upload and writes the new status of the document. SQLite reads and
# writes the JSON: what comes in is only ever a value, never a part of a statement.
file=$1
whole="json_set(body, '\$.id', id, '\$.status', json_object('raw', status))"
id="(@line ->> '\$.params.id')"
key="(@line ->> '\$.params.key')"

ask() {
  sqlite3 -batch -noheader "$file" ".timeout 5000" ".parameter init" ".parameter set @line \"'$quoted'\"" "$1"
}

while IFS= read -r line; do
  # The question as a text of SQL: a quote is doubled, and backslashes once more for the command that sets it.
  quoted=$(printf '%s' "$line" | sed "s/\\\\/\\\\\\\\/g; s/\"/\\\\\"/g; s/'/''/g")
  change= error="'{\"code\":-32601,\"message\":\"no such method\"}'"
  case $(ask "SELECT @line ->> 'method';") in
    documents)
      result="SELECT json_object('scope', iif(since = 0, 'snapshot', 'changes'),
        'documents', (SELECT json_group_array(json($whole)) FROM document WHERE body NOT NULL AND revision > since),
        'removed', (SELECT json_group_array(id) FROM document WHERE body IS NULL AND revision > since AND since > 0),
        'checkpoint', cast(newest AS TEXT))
        FROM (SELECT newest, iif(text = cast(cast(text AS INTEGER) AS TEXT) AND cast(text AS INTEGER) <= newest,
          cast(text AS INTEGER), 0) AS since FROM
          (SELECT ifnull(max(revision), 0) AS newest, ifnull(@line ->> '\$.params.since', '0') AS text FROM document))"
      ;;
    document) result="SELECT ifnull((SELECT $whole FROM document WHERE id = $id AND body NOT NULL), 'null')" ;;
    reupload)
      change="INSERT OR IGNORE INTO upload SELECT $key, id, 'queued' FROM document WHERE id = $id AND body NOT NULL
        AND status = 'SAVED INVALID' AND status = @line ->> '\$.params.expected.raw'
        AND NOT EXISTS (SELECT 1 FROM upload WHERE id = $id AND outcome = 'queued');"
      result="SELECT json_object('outcome', outcome) FROM upload WHERE key = $key AND id = $id"
      error="json_object('code', 1, 'message', 'refused', 'data', json_object('reason', CASE
        WHEN EXISTS (SELECT 1 FROM upload WHERE id = $id AND outcome = 'queued') THEN 'already-in-progress'
        ELSE CASE (SELECT status FROM document WHERE id = $id) WHEN 'APPROVED' THEN 'already-approved'
          WHEN 'SIGNING IN PROGRESS' THEN 'already-in-progress' ELSE 'rejected' END END))"
      ;;
    outcome)
      # A key that is not known never arrived, and from now on never will.
      change="INSERT OR IGNORE INTO upload VALUES ($key, $id, 'never-received');"
      result="SELECT json_object('outcome', outcome) FROM upload WHERE key = $key"
      ;;
    *) result="SELECT NULL" ;;
  esac
  ask "$change SELECT iif(result IS NULL, json_object('jsonrpc', '2.0', 'id', @line -> 'id', 'error', json($error)),
    json_object('jsonrpc', '2.0', 'id', @line -> 'id', 'result', json(result))) FROM (SELECT ($result) AS result);"
done
