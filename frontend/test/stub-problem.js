/** A refusal of the stub. */
export class Problem extends Error {
  constructor(status, members) {
    super(members.title);
    Object.assign(this, { status, members });
  }
}
