import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync("styles/tokens.css", "utf8");

function block(start: string): Map<string, string> {
  const from = css.indexOf(start);
  assert.ok(from >= 0, start);
  const body = css.slice(css.indexOf("{", from + start.length - 1), css.indexOf("}", from));
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? "", m[2] ?? ""]));
}

const light = block(":root {");
const darkBySystem = block(':root:not([data-theme="light"]) {');
const darkByChoice = block(':root[data-theme="dark"] {');

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const papers = ["--paper", "--paper-2"];
const pairs: [string, string, number][] = [
  ...["--ink", "--ink-2", "--accent", "--accent-strong", "--bad", "--ok", "--warn"].flatMap((text) => papers.map((paper): [string, string, number] => [text, paper, 4.5])),
  ["--ink", "--paper-3", 4.5],
  ["--ink-2", "--paper-3", 4.5],
  ["--accent-ink", "--accent", 4.5],
  ["--accent-ink", "--accent-strong", 4.5],
  ["--accent", "--accent-wash", 4.5],
  ["--accent-strong", "--accent-wash", 4.5],
  ["--ink", "--accent-wash", 4.5],
  ["--ink-2", "--accent-wash", 4.5],
  ...["--ok", "--warn", "--bad", "--ins", "--del"].flatMap((text): [string, string, number][] => [[text, `${text}-wash`, 4.5], ["--ink", `${text}-wash`, 4.5], ["--accent", `${text}-wash`, 4.5]]),
  ...papers.flatMap((paper): [string, string, number][] => [["--focus", paper, 3], ["--rule-strong", paper, 3]]),
  ...Array.from({ length: 12 }, (_, at) => at + 1).flatMap((who): [string, string, number][] => [["--who-ink", `--who-${who}`, 4.5], [`--who-${who}`, "--paper", 3]]),
];

test("All text can be read on what it stands on, light and dark", () => {
  for (const [scheme, own] of [["light", light], ["dark", darkBySystem]] as const) {
    for (const [text, ground, least] of pairs) {
      const [a, b] = [own.get(text), own.get(ground)];
      assert.ok(a && b, `${scheme}: ${text} or ${ground} is missing`);
      assert.ok(contrast(a, b) >= least, `${scheme}: ${text} on ${ground} is ${contrast(a, b).toFixed(2)}, least ${least}`);
    }
  }
});

test("Dark is the same whether the system or the reader chooses it", () => {
  assert.deepEqual([...darkByChoice], [...darkBySystem]);
});
