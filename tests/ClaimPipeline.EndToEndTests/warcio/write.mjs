// Writes a WARC file with warcio to standard output: a gzip-coded page, a chunked page, a redirect, a revisit.
import { gzipSync } from "node:zlib";
import { WARCRecord, WARCSerializer } from "warcio";

const [page, chunked] = process.argv.slice(2);
const date = "2024-03-05T06:07:08Z";
const html = { "Content-Type": "text/html; charset=utf-8" };

async function* of(bytes) {
  yield bytes;
}

const response = (url, statusline, httpHeaders, body) =>
  WARCRecord.create({ url, date, type: "response", warcVersion: "WARC/1.1", statusline, httpHeaders }, of(body));

const text = Buffer.from(chunked, "utf8");
const chunks = Buffer.concat([Buffer.from(`${text.length.toString(16)};x=y\r\n`), text, Buffer.from("\r\n0\r\n\r\n")]);
const records = [
  WARCRecord.createWARCInfo({ filename: "other.warc.gz", warcVersion: "WARC/1.1" }, { software: "warcio.js" }),
  response("http://other.example/gzip.html", "HTTP/1.1 200 OK", { ...html, "Content-Encoding": "gzip" }, gzipSync(page)),
  response("http://other.example/chunked.html", "HTTP/1.1 200 OK", { ...html, "Transfer-Encoding": "chunked" }, chunks),
  response("http://other.example/moved", "HTTP/1.1 301 Moved Permanently", { Location: "/gzip.html" }, Buffer.alloc(0)),
  WARCRecord.create(
    { url: "http://other.example/again.html", date, type: "revisit", warcVersion: "WARC/1.1", statusline: "HTTP/1.1 200 OK", httpHeaders: html,
      refersToUrl: "http://other.example/gzip.html", refersToDate: date },
    of(Buffer.alloc(0))),
];

for (const record of records) {
  process.stdout.write(await WARCSerializer.serialize(record, { gzip: true }));
}
