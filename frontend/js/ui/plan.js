import { failure, skeleton } from './badges.js';
import { el } from './dom.js';
import { language, t } from './language.js';

/** What the plan says about the chosen service, as printed, with what is known to be wrong in it. */
export function createPlan(box, store, { retry }) {
  function build() {
    const { status, list, notes = [], error } = store.data.targets;
    const ids = String(store.service?.target ?? '').split(/[;,\s]+/).filter(Boolean);
    const belonging = list.filter((f) => ids.includes(String(f.properties.id ?? f.id)));
    const content = status === 'failed' ? (error.passes ? [] : [failure(error, retry)]) : status === 'loading' ? skeleton(6)
      : belonging.length ? belonging.map((f) => statement(f, notes)) : [el('p', { class: 'empty', text: t('plan.empty') })];
    box.replaceChildren(el('p', { class: 'note', text: t('plan.intro') }), ...content);
  }

  function statement(feature, notes) {
    const p = feature.properties;
    const flags = String(p.dq_flags ?? '').split(/[;,\s]+/).filter(Boolean);
    const target = [p.target_year && t('plan.year', { year: p.target_year }), [p.comparator, p.target_value || p.quantity, p.unit].filter(Boolean).join(' ')].filter(Boolean).join(' ');
    const baseline = p.baseline_value && t('plan.baseline', { year: p.baseline_year ?? '', value: p.baseline_value });
    return el('article', { class: 'statement', 'data-target': p.id ?? feature.id }, el('h3', { text: `${p.id ?? feature.id} · ${p.chapter ?? ''}` }),
      el('blockquote', { lang: 'zh-CN', text: p.statement_zh }), language() === 'en' && el('p', { text: p.summary_en }),
      el('p', { text: [t('plan.target', { target }), baseline].filter(Boolean).join(' · ') }),
      flags.length > 0 && el('ul', { class: 'warnings', 'aria-label': t('plan.quality') }, ...flags.map((id) => el('li', { text: noteText(id, notes) }))));
  }

  function noteText(id, notes) {
    const note = notes.find((f) => String(f.properties.id ?? f.id) === id)?.properties;
    if (!note) return id;
    return `${id}: ${(language() === 'en' ? note.issue_en : note.issue_zh) ?? ''}${note.handling ? ` ${t('plan.handling')} ${note.handling}` : ''}`;
  }

  return function draw(_, changed) {
    if (['targets', 'lang', 'service', 'services'].some((key) => changed.has(key))) build();
  };
}
