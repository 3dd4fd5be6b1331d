import type { World } from '../../emulator/main';
import type { SharedCard, StreetStates } from '../../emulator/phone/street/street-world';
import type { WorldState } from '../../emulator/world-states';
import type { MadeMoments, Moment } from './chapter-moments';

/**
 * The named moments of one running world: those that somebody kept in it, and those that were made in another world, whose
 * addresses are put in place of that one's.
 */
export function streetStates(
  world: World,
  make: () => Promise<MadeMoments>,
  begun: (name: string) => void | Promise<void> = () => undefined,
): StreetStates {
  const kept = new Map<string, Moment>();
  let made: Promise<MadeMoments> | undefined;
  const prepared = () => {
    made ??= make().catch((error: unknown) => {
      // Made again the next time somebody asks.
      made = undefined;
      throw error;
    });
    return made;
  };
  return {
    async begin(name) {
      const moment = kept.get(name) ?? here(await prepared(), name, world);
      if (!moment) return undefined;
      await world.states.restore(moment.world);
      await begun(name);
      return moment.cards;
    },
    keep(name, cards: readonly SharedCard[]) {
      kept.set(name, { world: world.states.save(), cards });
    },
    async prepare() {
      await prepared();
    },
  };
}

/** The same moment as if it had happened here: links and pictures name this world's addresses. */
function here({ moments, addresses }: MadeMoments, name: string, world: World): Moment | undefined {
  const moment = moments.get(name);
  if (!moment) return undefined;
  const { cloudUrl, storeApiUrl, payApiUrl } = addresses;
  const own = world.addresses;
  const text = JSON.stringify(moment.world)
    .replaceAll(originOf(cloudUrl), originOf(own.cloudUrl))
    .replaceAll(originOf(storeApiUrl), originOf(own.storeApiUrl))
    .replaceAll(originOf(payApiUrl), originOf(own.payApiUrl));
  return { ...moment, world: JSON.parse(text) as WorldState };
}

function originOf(url: string): string {
  return new URL(url).origin;
}
