// Builds dist/ (or the folder given as the first argument): the same bytes from the same sources, every time.
import { build } from "esbuild";
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, "dist"));

await rm(out, { recursive: true, force: true });
await mkdir(path.join(out, "fonts"), { recursive: true });

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
};

await build({
  ...shared,
  entryPoints: { workspace: "src/workspace.ts", live: "src/live.ts" },
  outdir: out,
  format: "esm",
  platform: "browser",
});

await build({
  ...shared,
  entryPoints: { app: "styles/app.css" },
  outdir: out,
  external: ["./fonts/*"],
});

const fonts = path.join(here, "node_modules/@fontsource/atkinson-hyperlegible-next");
const css = await readFile(path.join(here, "styles/fonts.css"), "utf8");
for (const [, name] of css.matchAll(/url\("\.\/fonts\/([^"]+)"\)/g)) {
  await cp(path.join(fonts, "files", name), path.join(out, "fonts", name));
}

await cp(path.join(fonts, "LICENSE"), path.join(out, "fonts", "LICENSE.txt"));
await cp(path.join(here, "icons/favicon.svg"), path.join(out, "favicon.svg"));

for (const name of (await readdir(out, { recursive: true })).sort()) {
  if (/\.(js|css|woff2|svg)$/.test(name)) {
    const bytes = await readFile(path.join(out, name));
    console.log(`${name}: ${(bytes.length / 1024).toFixed(1)} KB, ${(gzipSync(bytes, { level: 9 }).length / 1024).toFixed(1)} KB gzipped`);
  }
}
