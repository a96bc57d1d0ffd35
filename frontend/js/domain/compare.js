/**
 * Two scenarios side by side, or one and the data as they are.
 * @typedef {{base: string, other: string}} Pair ids; '' is the data as they are
 */

/** @param {string} text base~other @returns {Pair|undefined} */
export function readPair(text) {
  const [base, other, more] = text.split('~');
  const isId = (id) => /^[\w.-]{0,64}$/.test(id ?? '?');
  return more === undefined && isId(base) && isId(other) && base !== other ? { base, other } : undefined;
}

/** @param {Pair|null} pair */
export const pairText = (pair) => (pair ? `${pair.base}~${pair.other}` : '');

/** Inputs of the compare process from those of a coverage question. @param {Pair|null} pair */
export const compareInputs = (pair, coverage) => {
  if (!pair) return null;
  const { scenarioId: _, facilities: __, changes: ___, ...inputs } = coverage;
  return { ...inputs, base: pair.base || null, other: pair.other || null };
};

export const NEITHER = 1;
export const BOTH = 2;
export const LOST = 3;
export const GAINED = 4;

/**
 * Where a cell stands with two limits on two costs. Costs above 65533 are not reached (65535) or outside the city (65534).
 * @returns {0|1|2|3|4} 0 outside the city
 */
export function standing(base, other, limit) {
  if (base === 65534 || other === 65534) return 0;
  const [was, is] = [base <= limit, other <= limit];
  return was ? (is ? BOTH : LOST) : is ? GAINED : NEITHER;
}

const LEVELS = ['city', 'unit', 'township'];

/**
 * Rows of a comparison by where they are of, and by whose people.
 * @param {object[]} rows of the compare process @param {string} level @param {string} weight
 */
export const rowsOf = (rows, level, weight) => rows.filter((row) => (row.subject ?? row.zoneKind) === level && row.weight === weight);

/** Levels that a comparison has rows of. */
export const levelsOf = (rows) => LEVELS.filter((level) => rows.some((row) => (row.subject ?? row.zoneKind) === level));

/** A comparison as a table to keep: numbers plain, names in both languages. */
export function compareCsv(rows) {
  const head = ['subject', 'code', 'nameZh', 'nameEn', 'weight', 'total', 'baseCovered', 'baseShare', 'otherCovered', 'otherShare', 'differenceCovered', 'differenceShare', 'gained', 'lost', 'reason'];
  const cell = (value) => (value === null || value === undefined ? '' : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  // A byte order mark, or spreadsheets read the Chinese as something else.
  return `\ufeff${[head, ...rows.map((r) => [r.subject, r.code, r.nameZh, r.nameEn, r.weight, r.total, r.base?.covered, r.base?.share, r.other?.covered, r.other?.share,
    r.difference?.covered, r.difference?.share, r.gained, r.lost, r.reason])].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
