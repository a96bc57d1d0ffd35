/** Puts a site under a rule, or takes it back. @param {'required'|'forbidden'} rule @returns {import('./siting.js').Question} no site is under both */
export function withRule(q, rule, id) {
  const other = rule === 'required' ? 'forbidden' : 'required';
  const had = q[rule].includes(id);
  return { ...q, [rule]: had ? q[rule].filter((one) => one !== id) : [...q[rule], id], [other]: q[other].filter((one) => one !== id) };
}
