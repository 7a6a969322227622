// Reads WARC files with warcio and says what is in them, as one JSON object; digests are computed anew from the bytes that warcio gives.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { WARCParser } from "warcio";

const found = { types: {}, blocks: 0, payloads: 0, wrong: [], pages: {}, headers: {} };

const check = (record, field, bytes, kind) => {
  const stated = record.warcHeader(field);
  if (!stated) return;
  const [algorithm, value] = stated.split(":");
  found[kind]++;
  if (createHash(algorithm).update(bytes).digest("hex") !== value) {
    found.wrong.push(`${field} of ${record.warcType} ${record.warcTargetURI}`);
  }
};

for (const file of process.argv.slice(2)) {
  // Once as blocks, for their digests, and once with the HTTP heads taken off, as replay tools read them.
  for await (const record of new WARCParser(createReadStream(file), { parseHttp: false })) {
    check(record, "WARC-Block-Digest", await record.readFully(false), "blocks");
    found.types[record.warcType] = (found.types[record.warcType] ?? 0) + 1;
  }

  for await (const record of new WARCParser(createReadStream(file))) {
    const payload = await record.readFully(true);
    if (record.warcType === "response") {
      check(record, "WARC-Payload-Digest", payload, "payloads");
      found.pages[record.warcTargetURI] = `${record.httpHeaders.statusCode} ${Buffer.from(payload).toString("utf8")}`;
    } else if (record.warcType === "revisit") {
      found.headers[record.warcTargetURI] = record.warcHeader("WARC-Profile");
    }
  }
}

console.log(JSON.stringify(found));
