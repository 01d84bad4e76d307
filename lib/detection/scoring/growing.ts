// Number columns that grow as new cards and terminals appear: one typed array each, doubled when full.

/** A column of numbers, `width` for each member; new places hold 0. */
export class Column {
  values: Float32Array;

  constructor(readonly width = 1) {
    this.values = new Float32Array(64 * width);
  }

  /** Makes room for a member. Call before reading or writing its place. */
  reach(member: number): void {
    const need = (member + 1) * this.width;
    if (need <= this.values.length) return;
    const grown = new Float32Array(Math.max(need, this.values.length * 2));
    grown.set(this.values);
    this.values = grown;
  }
}

/** A column of wall seconds; new places hold 0. */
export class Clock {
  values = new Float64Array(64);

  /** Makes room for a member. Call before reading or writing its place. */
  reach(member: number): void {
    if (member < this.values.length) return;
    const grown = new Float64Array(Math.max(member + 1, this.values.length * 2));
    grown.set(this.values);
    this.values = grown;
  }
}
