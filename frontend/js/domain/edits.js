/**
 * Facilities that a view adds, moves or removes, over those that are recorded. Nothing is stored: the address carries them.
 *
 * @typedef {{op: 'add'|'move'|'remove', id: string, lon?: number, lat?: number}} Edit at most one per facility
 */

/** A place as an address keeps it: five decimals, about a metre. */
export const rounded = (degrees) => Number(degrees.toFixed(5));

const at = (lon, lat) => ({ lon: rounded(lon), lat: rounded(lat) });
const without = (edits, id) => edits.filter((edit) => edit.id !== id);

/** @param {Edit[]} edits @returns {Edit[]} with one facility more, of the first free number */
export function addFacility(edits, lon, lat) {
  let number = 1;
  while (edits.some(({ id }) => id === `new-${number}`)) number++;
  return [...edits, { op: 'add', id: `new-${number}`, ...at(lon, lat) }];
}

/** One that the view has added stays an addition. */
export function moveFacility(edits, id, lon, lat) {
  const op = edits.find((edit) => edit.id === id)?.op === 'add' ? 'add' : 'move';
  const next = { op, id, ...at(lon, lat) };
  return edits.some((edit) => edit.id === id) ? edits.map((edit) => (edit.id === id ? next : edit)) : [...edits, next];
}

/** One that the view has added is gone without a trace. */
export function removeFacility(edits, id) {
  const added = edits.some((edit) => edit.id === id && edit.op === 'add');
  return added ? without(edits, id) : [...without(edits, id), { op: 'remove', id }];
}

/** Takes one edit back. */
export const undoEdit = without;

/** @param {Edit[]} edits @returns {string} as an address says them: add:new-1:126.63000/45.76000,remove:hospital-1 */
export const editsText = (edits) =>
  edits.map(({ op, id, lon, lat }) => [op, id, ...(op === 'remove' ? [] : [`${lon.toFixed(5)}/${lat.toFixed(5)}`])].join(':')).join(',');

/** @returns {object} the `facilities` input of the coverage process, or nothing to say */
export function editInputs(edits) {
  if (!edits.length) return {};
  const of = (op) => edits.filter((edit) => edit.op === op);
  const placed = (op) => of(op).map(({ id, lon, lat }) => ({ id, location: [lon, lat] }));
  return { facilities: { add: placed('add'), remove: of('remove').map(({ id }) => id), move: placed('move') } };
}

/**
 * The facilities of a view.
 * @param {object[]} features as recorded
 * @param {Edit[]} edits
 * @param {string} kind of those that are added
 * @returns {object[]} moved ones elsewhere, removed ones left out, added ones at the end; `properties.edit` names the change
 */
export function applyEdits(features, edits, kind) {
  if (!edits.length) return features;
  const byId = new Map(edits.map((edit) => [edit.id, edit]));
  const point = ({ lon, lat }) => ({ type: 'Point', coordinates: [lon, lat] });
  const kept = features.filter((f) => byId.get(String(f.id))?.op !== 'remove').map((f) => {
    const edit = byId.get(String(f.id));
    return edit ? { ...f, geometry: point(edit), properties: { ...f.properties, edit: edit.op } } : f;
  });
  const added = edits.filter((edit) => edit.op === 'add').map((edit) =>
    ({ type: 'Feature', id: edit.id, geometry: point(edit), properties: { kind, provenance: 'user', edit: 'add' } }));
  return [...kept, ...added];
}
