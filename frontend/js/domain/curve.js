/**
 * The rows of a coverage reply, found by zone and circle without another request.
 *
 * @typedef {{zoneKind: 'city'|'unit'|'township', zone: string, nameZh: string, nameEn: string|null, unit: string|null, weight: string,
 *   area: string, circle: string|null, range: number|null, covered: number|null, total: number|null,
 *   share: number|null, dataVoid: number|null, reason: string|null}} CoverageRow
 * @typedef {{kind: string, zone: string, rows: Map<number|string, CoverageRow>}} ZoneCurve
 */
export class CoverageTable {
  /** @param {CoverageRow[]} rows @param {object} metadata */
  constructor(rows, metadata) {
    this.metadata = metadata;
    /** @type {Map<string, ZoneCurve>} */
    this.zones = new Map();
    for (const row of rows) {
      const key = `${row.zoneKind} ${row.zone}`;
      let curve = this.zones.get(key);
      if (!curve) this.zones.set(key, (curve = { kind: row.zoneKind, zone: row.zone, rows: new Map() }));
      curve.rows.set(row.circle ?? row.range, row);
    }
  }

  /**
   * @param {string} kind
   * @param {number|string} at a range in seconds or metres, or the id of an official circle
   * @returns {CoverageRow[]} one row per zone of the kind, in the order of the reply
   */
  list(kind, at) {
    return [...this.zones.values()].filter((c) => c.kind === kind).map((c) => c.rows.get(at)).filter(Boolean);
  }

  /** @returns {CoverageRow|undefined} the row of the whole city */
  findCity(at) {
    return this.list('city', at)[0];
  }

  /** @returns {CoverageRow|undefined} */
  find(kind, zone, at) {
    return this.zones.get(`${kind} ${zone}`)?.rows.get(at);
  }

  /**
   * Share against range, for the chart.
   * @returns {{range: number, share: number|null}[]} ascending by range
   */
  listShares(kind, zone) {
    const curve = kind === 'city' ? [...this.zones.values()].find((c) => c.kind === 'city')
      : this.zones.get(`${kind} ${zone}`);
    const rows = curve ? [...curve.rows.values()].filter((r) => r.range !== null && !r.circle) : [];
    return rows.map((r) => ({ range: r.range, share: r.share })).sort((a, b) => a.range - b.range);
  }
}

/** People outside the circle; null where the row has no figure. @param {CoverageRow} row */
export const uncovered = (row) =>
  row.total === null || row.covered === null ? null : Math.max(0, row.total - row.covered);
