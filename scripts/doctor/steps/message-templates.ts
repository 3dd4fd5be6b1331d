import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, type Verdict, verdictOf } from '../verdict';

export const messageTemplatesStep: Step = {
  id: 'message-templates',
  title: { zh: '订阅消息模板', en: 'message templates' },
  check: async (examination) => judgeMessageTemplates((await examination.agency()).messageTemplates),
};

/** Each notice that is set up has a template id of its own. None at all means that nobody is sent anything. */
export function judgeMessageTemplates(templates: unknown): Verdict {
  const entries = Object.entries(Object(templates) as Record<string, unknown>);
  if (entries.length === 0) {
    return {
      status: 'not-configured',
      why: { zh: '没有填模板:推客收不到通知', en: 'no template is set: promoters get no notices' },
    };
  }
  const ids = entries.map(([, id]) => id);
  const problems = entries.flatMap(([notice, id]) => {
    const [where, who] = [places.miniProgramTemplates, 'developer'] as const;
    if (typeof id !== 'string' || !/^[0-9A-Za-z_-]{43}$/.test(id)) {
      return [
        { zh: `通知 ${notice} 的模板编号不对`, en: `notice ${notice} has no template id of 43 letters`, where, who },
      ];
    }
    if (ids.indexOf(id) === ids.lastIndexOf(id)) return [];
    return [
      {
        zh: `通知 ${notice} 和别的用了同一个模板`,
        en: `notice ${notice} shares its template with another`,
        where,
        who,
      },
    ];
  });
  return verdictOf(problems, fine);
}
