import type { ProgramRulesView } from '../../../../cloudfunctions/landing/contract';
import type { Answer } from '../../../services/answer';
import { lockSection, paySection, type RulesSection, shareSection, standing } from '../program-sections.view';

export interface ProofData {
  readonly phase: 'loading' | 'ready' | 'failed' | 'not-open';
  readonly sentence: string;
  readonly agencyName: string;
  readonly sections: readonly RulesSection[];
}

export const loadingProof: ProofData = { phase: 'loading', sentence: '', agencyName: '', sections: [] };

/** What everybody may read about the program, made from its settings. */
export function proofView(rules: Answer<ProgramRulesView>): ProofData {
  if (!rules.ok && rules.code === 'not-open') {
    return { ...loadingProof, phase: 'not-open', sentence: '品牌还在准备中,开张后这里会公示规则。' };
  }
  if (!rules.ok) return { ...loadingProof, phase: 'failed', sentence: rules.sentence };
  const { value } = rules;
  const sections = [...standing, shareSection(value), paySection(value), lockSection(value)];
  return { phase: 'ready', sentence: '', agencyName: value.agencyName, sections };
}
