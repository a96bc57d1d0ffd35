import { fitsSlider, officialLimits, sliderUnder } from './domain/circle.js';
import { settleEngine } from './domain/engines.js';
import { settlePlan } from './domain/plan-circle.js';
import { stopIndex, stopsFor } from './domain/stops.js';
import { chooseService } from './ui/controls.js';

/** Brings a state from an address, or from nothing, to what this city offers. @param {import('./store.js').Store} store */
export function settle(store) {
  const { services, city, bridges } = store.data;
  if (!services.length || !city) return;
  const patch = store.service ? {} : chooseService(services.find((s) => s.circles.length) ?? services[0], store);
  const next = { ...store.state, ...patch };
  const circles = services.find((s) => s.id === next.service).circles;
  const official = circles.find((c) => c.id === next.circle && !fitsSlider(c));
  if (official) Object.assign(patch, sliderUnder(official));
  else if (next.circle) patch.circle = null;
  Object.assign(patch, settleEngine({ ...next, ...patch }, city));
  const stops = stopsFor(patch.metric, officialLimits(circles, patch.metric));
  const range = stops[stopIndex(stops, patch.range ?? next.range)];
  if (range !== next.range) patch.range = range;
  patch.closed = next.closed.filter((id) => bridges.some((f) => String(f.id) === id));
  patch.plan = settlePlan(next.plan, city.planCircles);
  if (!city.profiles.some((p) => p.id === next.profile)) patch.profile = city.walking.defaultProfile;
  if (!next.weight) patch.weight = services.find((s) => s.id === next.service).weight ?? 'total';
  if (Object.keys(patch).some((key) => JSON.stringify(patch[key]) !== JSON.stringify(store.state[key]))) store.set(patch, 'replace');
}
