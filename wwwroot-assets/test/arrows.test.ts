import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

/**
 * Each folder of `src` with those it may import, besides its own files. A folder names only those that stand above it here, so no arrow
 * leads back.
 */
const folders: [name: string, mayImport: string[]][] = [
  ["browser", []],
  ["passage", []],
  ["clipboard", ["passage"]],
  ["shelf", ["passage"]],
  ["session", ["browser", "passage", "shelf"]],
  ["editor", ["browser", "passage", "clipboard", "shelf", "session"]],
  ["page", ["browser", "passage", "clipboard", "shelf", "session", "editor"]],
  ["live", ["browser", "clipboard"]],
];

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"));
const imports = new Map(files.map((file) => [file, importedBy(file)]));

/** The source files that a file imports, types included, by their paths in `src`. */
function importedBy(file: string): string[] {
  const words = readFileSync(`src/${file}`, "utf8");
  const found = [...words.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]*)"/g)].map((match) => match[1] ?? "");
  return found.map((name) => `${path.posix.join(path.posix.dirname(file), name)}.ts`);
}

function folderOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.indexOf("/")) : "";
}

test("Every source file stands in a folder that is named here, and imports files that are there", () => {
  assert.ok(files.length > 50);
  for (const [file, imported] of imports) {
    assert.ok(folders.some(([name]) => name === folderOf(file)), `src/${file} is in no folder of the list`);
    assert.deepEqual(imported.filter((other) => !imports.has(other)), [], `src/${file} imports what is not there`);
  }
});

test("A folder may import only folders that stand before it in the list", () => {
  folders.forEach(([name, mayImport], at) => {
    assert.deepEqual(mayImport.filter((other) => !folders.slice(0, at).some(([before]) => before === other)), [], name);
  });
});

test("No file imports one of a folder that its own folder may not import", () => {
  const allowed = new Map(folders);
  const wrong = [...imports].flatMap(([file, imported]) =>
    imported
      .filter((other) => folderOf(other) !== folderOf(file) && !allowed.get(folderOf(file))?.includes(folderOf(other)))
      .map((other) => `src/${file} imports src/${other}`),
  );
  assert.deepEqual(wrong, []);
});

test("No imports lead back to the file they start from", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    } else if (!done.has(file)) {
      (imports.get(file) ?? []).forEach((other) => follow(other, [...way, file]));
      done.add(file);
    }
  };
  files.forEach((file) => follow(file, []));
  assert.deepEqual(circles, []);
});

test("What a passage is can be said without a page: nothing in its folder names the document or the window", () => {
  const ofPassage = files.filter((file) => folderOf(file) === "passage");
  assert.ok(ofPassage.length > 5);
  const named = ofPassage.filter((file) => /\b(document|window|navigator|location)\s*\./.test(readFileSync(`src/${file}`, "utf8")));
  assert.deepEqual(named, []);
});
