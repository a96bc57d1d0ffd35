/**
 * Rows in the order of one column. Rows without a value come last in both directions, ties keep the order they came in.
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => number|string|null} value
 * @param {'ascending'|'descending'} direction
 * @param {string} [locale] for names; Chinese sorts by pinyin
 * @returns {T[]} a new array
 */
export function sorted(rows, value, direction, locale = 'zh-CN') {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const sign = direction === 'descending' ? -1 : 1;
  return rows.map((row) => ({ row, key: value(row) })).sort((a, b) => {
    if (a.key === null || b.key === null) return (a.key === null ? 1 : 0) - (b.key === null ? 1 : 0);
    return sign * (typeof a.key === 'string' ? compare(a.key, String(b.key)) : a.key - Number(b.key));
  }).map(({ row }) => row);
}

/** The direction after a press on a column's header: figures start with the largest, names with the first. */
export function nextDirection(column, current, isText) {
  if (current.column !== column) return isText ? 'ascending' : 'descending';
  return current.direction === 'ascending' ? 'descending' : 'ascending';
}

/** Whether any of the texts holds every word asked for. @param {string} query @param {(string|null|undefined)[]} texts */
export function matches(query, ...texts) {
  const hay = texts.filter(Boolean).join(' ').toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => hay.includes(word));
}
