import { activeParts } from '../domain/circle.js';
import { cost } from '../domain/format.js';
import { language, nameOf, t } from './language.js';

/** Service and circle in words, as in "Culture: walking 15 minutes". @param {import('../store.js').Store} store */
export function circleText(store) {
  const parts = activeParts(store.state, store.circles).map((p) =>
    `${p.area === 'all' ? '' : `${t(`area.${p.area}`)} `}${t(`metric.${p.metric}`)} ${cost(p.limit, p.metric, language())}`);
  return `${nameOf(store.service?.name)} ${parts.join(' · ')}`;
}
