import { activeParts } from '../domain/circle.js';
import { cost } from '../domain/format.js';
import { language, nameOf, t } from './language.js';

/** What a cost measures, in words. @param {string} metric @param {string} [mode] */
export const metricText = (metric, mode = 'walk') => t(metric === 'straight' ? 'metric.straight' : `metric.${metric}.${mode}`);

/** Service and circle in words, as in "Culture: walking 15 minutes". @param {import('../store.js').Store} store */
export function circleText(store) {
  const parts = activeParts(store.state, store.circles).map((p) =>
    `${p.area === 'all' ? '' : `${t(`area.${p.area}`)} `}${metricText(p.metric, store.state.mode)} ${cost(p.limit, p.metric, language())}`);
  return `${nameOf(store.service?.name)} ${parts.join(' · ')}`;
}
