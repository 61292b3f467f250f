"""Reads a Packbench data folder with nothing but Python and checks every line: python3 read_store.py DIR"""
import base64, glob, gzip, json, os, sys, zlib

folder = sys.argv[1]


def checked(line):
    """The word and the JSON text of a line `crc32hex word json`."""
    crc, body = line.rstrip(b"\n").split(b" ", 1)
    assert int(crc, 16) == zlib.crc32(body), "damaged: %r" % line[:60]
    word, text = body.split(b" ", 1)
    return word.decode(), json.loads(text)


tables = {name: {} for name in ("orders", "products", "plans", "shipments", "archivedSums")}
seq = 0
snapshot = os.path.join(folder, "snapshot.jsonl")
if os.path.exists(snapshot):
    lines = open(snapshot, "rb").read().splitlines(keepends=True)
    footer = json.loads(lines[-1])
    assert int(footer["crc"], 16) == zlib.crc32(b"".join(lines[:-1])), "damaged snapshot"
    seq = checked(lines[0])[1]["seq"]
    for table, key, value in map(json.loads, lines[1:-1]):
        if table == "$packed":
            texts = zlib.decompress(base64.b64decode(value["deflated"])).split(b"\n")
            tables.setdefault(key, {}).update(zip(value["keys"], map(json.loads, texts)))
        else:
            tables.setdefault(table, {})[key] = value

archived = {"orders": 0, "shipments": 0}
archived.update({name: tables["archivedSums"].get("total", archived)[name] for name in archived})


def apply(event):
    kind = event["type"]
    if kind == "orders-imported":
        for order in event["added"] + event["updated"] + event["edited"]:
            tables["orders"][order["orderId"]] = order
    elif kind == "catalogue-imported":
        tables["products"].update((product["sku"], product) for product in event["products"])
    elif kind == "plans-imported":
        tables["plans"].update((plan["code"], plan) for plan in event["plans"])
    elif kind == "shipment-created":
        tables["shipments"][event["shipment"]["shipmentId"]] = event["shipment"]
    elif kind == "orders-archived":
        for name, ids in (("orders", event["orderIds"]), ("shipments", event["shipmentIds"])):
            archived[name] += sum(tables[name].pop(id, None) is not None for id in ids)
    elif kind == "orders-recalled":
        for row in (row for group in event["groups"] for row in group["rows"]):
            if row["table"] in archived and row["key"] not in tables[row["table"]]:
                tables[row["table"]][row["key"]] = row["value"]
                archived[row["table"]] -= 1


segments = {}
for pattern in ("archive/*.log.gz", "journal/*.log"):
    for path in glob.glob(os.path.join(folder, pattern)):
        segments[os.path.basename(path)[:12]] = path
events, staged, parts = 0, {}, []
for path in (segments[first] for first in sorted(segments)):
    for line in (gzip.open if path.endswith(".gz") else open)(path, "rb"):
        if not line.endswith(b"\n"):
            break  # An interrupted write at the very end; it was never confirmed.
        word, body = checked(line)
        if word == "header" or body == "closed":
            continue
        if "lostFrom" in body:
            assert int(word) <= seq, "records %d to %s are lost" % (body["lostFrom"], word)
            continue
        if "stage" in body and "stagedParts" not in body:
            staged.setdefault(body["stage"], []).extend(body["events"])
            continue
        parts = (parts if body.get("part", 0) > 0 else []) + body["events"]
        if body.get("part", 0) + 1 < body.get("of", 1):
            continue  # A large record happened only with its last part.
        for event in staged.pop(body.get("stage"), []) + parts:
            events += 1
            if int(word) > seq:
                apply(event)

counts = {name: len(tables[name]) for name in ("orders", "products", "plans", "shipments")}
print(json.dumps({**counts, "events": events, "archived": archived}))
