/** What an entry of the audit trail says, for people to read. */

export const ROLES = ['planner', 'health-bureau', 'editor', 'admin'];

/** Follows from other members, or is the same in every entry of a subject. */
const UNTOLD = new Set(['id', 'owner', 'current', 'revision', 'position', 'canUndo', 'canRedo', 'created', 'modified']);

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const blank = (value) => value === null || value === undefined || value === '';

/** Of a scenario's changes those that the other side has not. */
function less(steps = [], others = []) {
  const counting = (list) => list.filter((step) => step.active).map((step) => step.change);
  const there = counting(others).map((change) => JSON.stringify(change));
  return counting(steps).filter((change) => !there.includes(JSON.stringify(change)));
}

/**
 * The members that an entry has changed.
 * @param {object|null} before @param {object|null} after
 * @returns {{key: string, before: unknown, after: unknown}[]} null where there was nothing; of `changes` only those gone and those added
 */
export function differences(before, after) {
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...keys].filter((key) => !UNTOLD.has(key) && !same(before?.[key], after?.[key])).map((key) => (key !== 'changes'
    ? { key, before: before?.[key] ?? null, after: after?.[key] ?? null }
    : { key, before: less(before?.changes, after?.changes), after: less(after?.changes, before?.changes) }))
    .filter((row) => ![row.before, row.after].every((value) => blank(value) || (Array.isArray(value) && row.key === 'changes' && !value.length)));
}

/** Whether a page may have older ones behind it. */
export const mayHaveMore = (page, limit) => page.length === limit;

/** @param {string} expires a moment @param {number} now milliseconds */
export const isOver = (expires, now) => Date.parse(expires) <= now;
