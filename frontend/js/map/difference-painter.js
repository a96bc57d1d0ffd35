import { reachTile } from '../api/service.js';
import { DIFFERENCE, pixel } from '../domain/classes.js';
import { LOST, standing } from '../domain/compare.js';
import { at, questionsOf, settlementOf } from './painters.js';

/** Loss is hatched, so that colour is not the only sign. */
const isHatched = (i) => ((i & 255) + (i >> 8)) % 8 < 3;

/**
 * Where people are inside the circle with one scenario and not with the other.
 * @param {import('../domain/circle.js').CirclePart[]} parts the circle, or its urban and its rural part
 * @param {object} asked the view @param {import('../domain/compare.js').Pair} pair
 * @param {string} version other values have another one
 * @returns {import('./painters.js').Painter}
 */
export function differencePainter(parts, asked, pair, version) {
  // Without a scenario a side is the data as they are, of the other's version.
  const sides = [[pair.base, pair.other], [pair.other, pair.base]].map(([own, other]) =>
    questionsOf(parts, { ...asked, scenario: own || other, unchanged: !own, closed: [], edits: [] }));
  const key = `difference ${version} ${JSON.stringify(sides)}`;
  const limits = parts.map((part) => part.limit);
  const colours = DIFFERENCE.map((look) => look && pixel(look.colour, look.alpha));
  const hatch = pixel(DIFFERENCE[LOST].hatch, DIFFERENCE[LOST].alpha);
  const partOf = parts.length === 1 ? () => 0 : (settlement) => parts.findIndex((p) => p.area === (settlement === 2 ? 'urban' : 'rural'));
  return {
    // The limits belong to the values here: what is painted is not told again from a moved slider.
    key: `${key} ${limits}`,
    load: (coords, cache) => Promise.all([parts.length > 1 ? settlementOf(coords, cache, pair.other || pair.base) : null,
      ...sides.flat().map((question) => cache.get(`${version} ${Object.values(question).join(' ')} ${at(coords)}`, () => reachTile(coords, question)))]),
    paint([settlement, ...costs], pixels) {
      for (let i = 0; i < 65536; i++) {
        if (settlement && !settlement[i]) { pixels[i] = 0; continue; }
        const part = partOf(settlement?.[i]);
        const stands = standing(costs[part][i], costs[parts.length + part][i], limits[part]);
        pixels[i] = stands === LOST && isHatched(i) ? hatch : colours[stands];
      }
    },
  };
}
