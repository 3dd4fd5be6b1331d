import type { PhoneFrame } from './phone-frame';

/** A picker that somebody opened, with what its page gave it. */
export interface PickAsk {
  readonly values: Readonly<Record<string, unknown>>;
  readonly choose: (value: unknown) => void;
  readonly cancel: () => void;
}

/** Lets the person choose: one of a list, or a date or a time written out. */
export async function pickFrom({ values, choose, cancel }: PickAsk, frame: PhoneFrame): Promise<void> {
  if (values.mode === 'date' || values.mode === 'time') {
    const title = values.mode === 'date' ? '选日期(如 2026-08-01)' : '选时间(如 20:00)';
    const { confirm, content } = await frame.ask({
      ...{ title, content: String(values.value ?? ''), confirmText: '确定', cancelText: '取消', editable: true },
    });
    if (confirm) choose(content ?? values.value);
    else cancel();
    return;
  }
  const range = (values.range ?? []) as readonly unknown[];
  const key = String(values.rangeKey ?? '');
  const words = range.map((one) => String(key === '' ? one : (one as Record<string, unknown>)[key]));
  const index = await frame.choose(String(values.headerText ?? ''), words);
  if (index === undefined) cancel();
  else choose(index);
}
