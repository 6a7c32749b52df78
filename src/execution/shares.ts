import { type Role, roles } from '../auth/index.ts';

/** How many of a number of permits may be taken at a time, so that nobody shuts out the others. */
export interface Shares {
  /** By one caller: a third, rounded up. */
  readonly perCaller: number;
  /** By all callers of a role and of lesser ones: a twelfth is kept for administrators, and a quarter for readers besides. */
  readonly upTo: Readonly<Record<Role, number>>;
}

/** Shares out a number of permits. Of fewer than four nothing is reserved. */
export function sharesOf(permits: number): Shares {
  const forAdministrators = Math.floor(permits / 12);
  const forReaders = Math.floor(permits / 4);
  return {
    perCaller: Math.ceil(permits / 3),
    upTo: {
      admin: permits,
      reader: permits - forAdministrators,
      anonymous: permits - forAdministrators - forReaders,
    },
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

  /** Whether so many more leave what is reserved for greater roles. */
  leavesReserves(role: Role, more: number, { upTo }: Shares): boolean {
    let sum = more;
    for (const lesser of roles) {
      sum += this.#byRole[lesser];
      if (roles.indexOf(lesser) >= roles.indexOf(role) && sum > upTo[lesser]) return false;
    }
    return true;
  }

  /** @param change How many are taken more, or less. */
  add({ id, role }: { readonly id: string; readonly role: Role }, change: number): void {
    this.#byRole[role] += change;
    const taken = this.of(id) + change;
    if (taken === 0) this.#byCaller.delete(id);
    else this.#byCaller.set(id, taken);
  }
}
