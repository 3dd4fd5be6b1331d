import { Cron } from 'croner';

/** Beijing has no summer time, so a fixed offset is right under any host zone. */
const BEIJING_OFFSET_MINUTES = 480;
const FIELD_NAMES = ['second', 'minute', 'hour', 'day', 'month', 'weekday', 'year'] as const;
const WEEKDAY_FIELD = 5;
const YEAR_FIELD = 6;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;
const UNKNOWN_SIGNS = /[?LW#+]/i;
const NAMES = /\b(SUN|MON|TUE|WED|THU|FRI|SAT|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\b/gi;

/**
 * Says what the platform would refuse in a timer expression, or undefined when it is fine.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/triggers.md
 */
export function timerExpressionProblem(expression: string): string | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== FIELD_NAMES.length) {
    return `"${expression}" has ${fields.length} fields; write seven: ${FIELD_NAMES.join(' ')}`;
  }
  const unknown = UNKNOWN_SIGNS.exec(expression.replace(NAMES, ''));
  if (unknown) return `"${expression}" uses "${unknown[0]}"; the platform knows only , - * / in a field`;
  if (/\b7\b/.test((fields[WEEKDAY_FIELD] ?? '').replace(/\/\d+/g, ''))) {
    return `"${expression}" names weekday 7; Sunday is 0`;
  }
  const years = ((fields[YEAR_FIELD] ?? '').replace(/\/\d+/g, '').match(/\d+/g) ?? []).map(Number);
  if (years.some((year) => year < FIRST_YEAR || year > LAST_YEAR)) {
    return `"${expression}" names a year outside ${FIRST_YEAR} to ${LAST_YEAR}`;
  }
  try {
    cronOf(expression);
    return undefined;
  } catch (error) {
    return `"${expression}" is no timer expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The moments of a seven-field expression, in Beijing time. */
export class TimerExpression {
  private readonly cron: Cron;
  /** The gap asked for last: whoever asks again from within it gets the same answer without a search. */
  private gap: { fromMs: number; nextMs: number } | undefined;

  constructor(expression: string) {
    this.cron = cronOf(expression);
  }

  /** The first moment after `ms` (epoch ms), or undefined when there is none. */
  nextAfterMs(ms: number): number | undefined {
    if (this.gap && ms >= this.gap.fromMs && ms < this.gap.nextMs) return this.gap.nextMs;
    const nextMs = this.cron.nextRun(new Date(ms))?.getTime();
    this.gap = nextMs === undefined ? undefined : { fromMs: ms, nextMs };
    return nextMs;
  }

  /** The first `count` moments after `ms`. */
  nextRunsMs(count: number, ms: number): number[] {
    return this.cron.nextRuns(count, new Date(ms)).map((date) => date.getTime());
  }
}

function cronOf(expression: string): Cron {
  return new Cron(expression, {
    mode: '7-part',
    utcOffset: BEIJING_OFFSET_MINUTES,
    sloppyRanges: true,
    paused: true,
  });
}
