import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const pages = "../src/Plymouth.BmeCode.Web";

/** Everything that puts elements on a page. */
const markup = [pages, "src"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(razor|razor\.cs|ts)$/.test(name) && !/(^|\/)(bin|obj)\//.test(name)).map((name) => `${folder}/${name}`))
  .map((name) => readFileSync(name, "utf8"))
  .join("\n");

for (const sheet of ["print", "forced-colors"]) {
  test(`What the sheet ${sheet} names is on some page`, () => {
    const css = readFileSync(`styles/${sheet}.css`, "utf8").replace(/\/\*.*?\*\//gs, "");
    const names = new Set([...css.matchAll(/\.([a-z][\w-]*)|\[([a-z-]+)/g)].map((m) => m[1] ?? m[2] ?? ""));
    assert.ok(names.size > 5);
    for (const name of names) {
      assert.match(markup, new RegExp(`[^\\w-]${name}[^\\w-]`), `${name} is on no page`);
    }
  });
}
