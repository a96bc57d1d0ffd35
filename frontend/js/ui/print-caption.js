import { byId, el } from './dom.js';
import { circleText } from './circle-text.js';
import { language, nameOf, t } from './language.js';

/** What a printed page needs to be checked later: parameters, data version, attribution, address. */
export function createPrintCaption(store) {
  window.addEventListener('beforeprint', write);

  function write() {
    const { city, coverage } = store.data;
    const profile = city?.profiles.find((p) => p.id === store.state.profile);
    const { scenario: { value: scenario } } = store.data;
    const lines = [
      scenario && t('print.scenario', { name: scenario.name, revision: scenario.revision }),
      `${nameOf(city?.name)} · ${circleText(store)} · ${t(`people.${store.state.weight || 'total'}`)}`,
      [`${t('profile.label')} ${nameOf(profile?.name)} ${profile?.kmh ?? ''} km/h`, store.state.winter ? t('winter.plain') : ''].filter(Boolean).join(' · '),
      t('foot.version', { version: coverage.table?.metadata.dataVersion ?? city?.dataVersion ?? '' }),
      (city?.attribution ?? []).map((a) => `${a.text} (${a.licence})`).join(' · '),
      `${t('print.made', { date: new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date()) })} · ${location.href}`,
    ];
    byId('print-caption').replaceChildren(...lines.filter(Boolean).map((text) => el('p', { text })));
  }

  return function draw(_, changed) {
    if (['coverage', 'range', 'circle', 'lang', 'weight', 'city'].some((key) => changed.has(key)) && !store.dragging) write();
  };
}
