#!/usr/bin/env python3
"""A backend for Pantau over a folder with a JSON file for each document. Usage: backend.py FOLDER
An uploader takes what stands in FOLDER/uploads and writes the new status into the document's file."""
import json, os, sys, time
from urllib.parse import quote, unquote

folder, run, changes, known = sys.argv[1], str(time.time_ns()), [], {}
uploads = os.path.join(folder, "uploads")
os.makedirs(uploads, exist_ok=True)
refusals = {"APPROVED": "already-approved", "SIGNING IN PROGRESS": "already-in-progress"}

def path(name, parent=folder):
    return os.path.join(parent, quote(name, safe="") + ".json")

def read(file):
    if os.path.exists(file):
        return json.load(open(file, encoding="utf-8"))

def files(parent):
    return sorted(os.path.join(parent, name) for name in os.listdir(parent) if name.endswith(".json"))

def documents(params):
    now = {file: os.stat(file).st_mtime_ns for file in files(folder)}
    changes.extend(file for file in now.keys() | known.keys() if now.get(file) != known.get(file))
    known.clear(), known.update(now)
    mark, _, number = params.get("since", "").partition(":")
    if mark != run:  # The first question, or a checkpoint of an earlier run.
        return {"scope": "snapshot", "documents": [read(file) for file in known], "checkpoint": f"{run}:{len(changes)}"}
    news = set(changes[int(number):])
    gone = [unquote(os.path.basename(file)[:-5]) for file in news if file not in known]
    return {"scope": "changes", "documents": [read(file) for file in news if file in known], "removed": gone,
            "checkpoint": f"{run}:{len(changes)}"}

def reupload(params):
    upload, wanted = read(path(params["key"], uploads)), {"id": params["id"], "outcome": "queued"}
    if upload is None:
        raw = (read(path(params["id"])) or {"status": {"raw": "GONE"}})["status"]["raw"]
        if raw != "SAVED INVALID" or raw != params["expected"]["raw"]:
            raise OSError(refusals.get(raw, "rejected"))
        if any(read(file) == wanted for file in files(uploads)):
            raise OSError("already-in-progress")
        json.dump(upload := wanted, open(path(params["key"], uploads), "w"))
    return {"outcome": upload["outcome"]}

def outcome(params):
    if not read(path(params["key"], uploads)):  # It never arrived, and from now on never will.
        json.dump({"id": params["id"], "outcome": "never-received"}, open(path(params["key"], uploads), "w"))
    return {"outcome": read(path(params["key"], uploads))["outcome"]}

methods = {"documents": documents, "document": lambda params: read(path(params["id"])), "reupload": reupload, "outcome": outcome}
for question in map(json.loads, sys.stdin):
    answer = {"jsonrpc": "2.0", "id": question["id"], "error": {"code": -32601, "message": "no such method"}}
    if question["method"] in methods:
        try:
            answer = {"jsonrpc": "2.0", "id": question["id"], "result": methods[question["method"]](question["params"])}
        except (OSError, ValueError) as error:  # A reason that Pantau does not know counts as unavailable.
            answer["error"] = {"code": 1, "message": str(error), "data": {"reason": str(error)}}
    print(json.dumps(answer), flush=True)
