import { failure, provenanceBadge, skeleton } from './badges.js';
import { el } from './dom.js';
import { language, t } from './language.js';

/** What the plan says about the chosen service, as printed, with what is known to be wrong in it. */
export function createPlan(box, store, { retry }) {
  function build() {
    const { status, list, notes = [], error } = store.data.targets;
    const ids = store.service?.targets ?? [];
    const belonging = list.filter((f) => ids.includes(f.properties.id));
    const content = status === 'failed' ? (error.passes ? [] : [failure(error, retry)]) : status === 'loading' ? skeleton(6)
      : belonging.length ? belonging.map((f) => statement(f, notes)) : [el('p', { class: 'empty', text: t('plan.empty') })];
    box.replaceChildren(el('p', { class: 'note', text: t('plan.intro') }), ...content);
  }

  function statement(feature, notes) {
    const p = feature.properties;
    const flags = String(p.dqFlags ?? '').split(/[;,\s]+/).filter(Boolean);
    const target = [p.targetYear && t('plan.year', { year: p.targetYear }), language() === 'en' && [p.comparator, p.targetValue || p.quantity, p.unit].filter(Boolean).join(' ')].filter(Boolean).join(' ');
    const baseline = p.baselineValue && t('plan.baseline', { year: p.baselineYear ?? '', value: p.baselineValue });
    const replaced = store.changes.findLast((change) => change.type === 'replaceTarget' && change.target === p.id);
    return el('article', { class: 'statement', 'data-target': p.id }, el('h3', { text: `${p.id} · ${p.chapter ?? ''}` }),
      el('blockquote', { lang: 'zh-CN', text: p.statementZh }), language() === 'en' && el('p', { text: p.summaryEn }),
      replaced && el('p', { class: 'replaced' }, el('strong', { text: t('plan.replaced', { value: [replaced.value, replaced.unit ?? p.unit].filter(Boolean).join(' ') }) }), provenanceBadge('user')),
      (target || baseline) && el('p', { text: [target && t('plan.target', { target }), baseline].filter(Boolean).join(' · ') }),
      flags.length > 0 && el('ul', { class: 'warnings', 'aria-label': t('plan.quality') }, ...flags.map((id) => el('li', { text: noteText(id, notes) }))));
  }

  function noteText(id, notes) {
    const note = notes.find((f) => f.properties.id === id)?.properties;
    if (!note) return id;
    // The handling is recorded in English only; the Chinese issue stands by itself.
    return language() === 'en' ? [`${id}: ${note.issueEn ?? note.issueZh}.`, note.handling && `${t('plan.handling')} ${note.handling}`].filter(Boolean).join(' ')
      : `${id}：${note.issueZh ?? note.issueEn}`;
  }

  return function draw(_, changed) {
    if (['targets', 'lang', 'scenario', 'service', 'services'].some((key) => changed.has(key))) build();
  };
}
