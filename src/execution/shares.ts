import { type PerRole, type Role, roles } from '../auth/index.ts';

/** The most permits that may be taken at a time, so that no caller and no role takes all of them. */
export interface Shares {
  /** By one caller of a role. */
  readonly perCaller: PerRole<number>;
  /** By all callers of a role and of lesser ones. */
  readonly upTo: PerRole<number>;
}

/** Shares that are set, not derived from the number of permits. */
export interface SetShares {
  readonly perCaller?: PerRole<number | undefined> | undefined;
  readonly upTo?: Readonly<Record<Exclude<Role, 'admin'>, number | undefined>> | undefined;
}

/**
 * Shares out a number of permits. One caller has a third, rounded up; a twelfth is kept for administrators, and a quarter for readers
 * besides. Of fewer than four nothing is reserved.
 */
export function sharesOf(permits: number, set: SetShares = {}): Shares {
  const forAdministrators = Math.floor(permits / 12);
  const forReaders = Math.floor(permits / 4);
  // A lesser role may not take alone what a greater one may not take together with it.
  const reader = Math.min(permits, set.upTo?.reader ?? permits - forAdministrators);
  const anonymous = Math.min(reader, set.upTo?.anonymous ?? permits - forAdministrators - forReaders);
  const upTo = { admin: permits, reader, anonymous };
  const perCaller = (role: Role) => Math.min(upTo[role], set.perCaller?.[role] ?? Math.ceil(permits / 3));
  return {
    perCaller: {
      anonymous: perCaller('anonymous'),
      reader: perCaller('reader'),
      admin: perCaller('admin'),
    },
    upTo,
  };
}

/** Counts permits that are taken, by caller and by role. */
export class TakenPermits {
  readonly #byCaller = new Map<string, number>();
  readonly #byRole: Record<Role, number> = { anonymous: 0, reader: 0, admin: 0 };

  get all(): number {
    return roles.reduce((sum, role) => sum + this.#byRole[role], 0);
  }

  /** By one caller. */
  of(id: string): number {
    return this.#byCaller.get(id) ?? 0;
  }

  /** Whether so many more spare the reserves of greater roles. */
  leavesReserves(role: Role, more: number, { upTo }: Shares): boolean {
    let sum = more;
    for (const lesser of roles) {
      sum += this.#byRole[lesser];
      if (roles.indexOf(lesser) >= roles.indexOf(role) && sum > upTo[lesser]) return false;
    }
    return true;
  }

  /** @param change Permits taken; freed if negative. */
  add({ id, role }: { readonly id: string; readonly role: Role }, change: number): void {
    this.#byRole[role] += change;
    const taken = this.of(id) + change;
    if (taken === 0) this.#byCaller.delete(id);
    else this.#byCaller.set(id, taken);
  }
}
