import type { PeopleImportView } from '../../../../../cloudfunctions/console/people-contract';

/** What a file would do, or did, in sentences. */
export function importLines({ listed, marked, problems, wasTakenIn }: PeopleImportView): readonly string[] {
  const done = wasTakenIn ? '已导入:' : '会导入:';
  return [
    `${done}名单里加 ${listed} 个手机号,给 ${marked} 位推客加标签或门店。`,
    problems.length === 0 ? '没有有问题的行。' : `${problems.length} 行有问题,${wasTakenIn ? '没有' : '不会'}导入:`,
  ];
}

export interface ProblemLine {
  readonly key: number;
  readonly text: string;
}

/** Every broken line with its number, as a spreadsheet counts. */
export function problemLines({ problems }: PeopleImportView): readonly ProblemLine[] {
  return problems.map(({ line, sentence }) => ({ key: line, text: `第 ${line} 行:${sentence}` }));
}

/** Whether there is anything to take in. */
export function mayTakeIn({ listed, marked, wasTakenIn }: PeopleImportView): boolean {
  return !wasTakenIn && listed + marked > 0;
}
