import assert from "node:assert/strict";
import { test } from "node:test";
import { momentIn, tellTimes } from "../src/browser/times";

test("A moment is shown in the reader's zone, and the zone is named", () => {
  const winter = new Date("2026-01-31T23:30:00Z");
  assert.equal(momentIn(winter, "UTC"), "31 January 2026, 23:30 UTC");
  assert.equal(momentIn(winter, "Europe/London"), "31 January 2026, 23:30 GMT");
  assert.match(momentIn(winter, "Asia/Kolkata"), /^1 February 2026, 05:00 (IST|GMT\+5:30)$/);
  assert.equal(momentIn(new Date("2026-07-01T00:05:00Z"), "Europe/London"), "1 July 2026, 01:05 BST");
});

test("What is no moment stays as it is", () => {
  const times = ["2026-01-31T23:30:00Z", "2026-01-31", "nonsense T"].map((dateTime) => ({ dateTime, textContent: "as it was" }));
  tellTimes({ querySelectorAll: () => times } as unknown as ParentNode);
  assert.notEqual(times[0]?.textContent, "as it was");
  assert.deepEqual(times.slice(1).map((time) => time.textContent), ["as it was", "as it was"]);
});
