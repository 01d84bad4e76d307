// Earlier forms of the stored settings, brought to today's. Used by the database's migration, and whenever settings are read: a backup
// of an earlier version brings the earlier form back.

/** Until the fourth version business hours and quiet hours were one stretch for every day; `from` = `to` meant none. */
export function withWeeks(stored: unknown): Record<string, unknown> {
  const settings = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  for (const name of ['openHours', 'quietHours']) {
    const hours = (settings as Record<string, unknown>)[name];
    if (typeof hours !== 'object' || hours === null || Array.isArray(hours)) continue;
    const { from, to } = hours as { from?: unknown; to?: unknown };
    Object.assign(settings, { [name]: from === to ? null : Array.from({ length: 7 }, () => [{ from, to }]) });
  }
  return settings as Record<string, unknown>;
}
