package cn.yishulai.swaps;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.hibernate.Session;

/** Whether a family wants swaps to be found for it. To say yes again also forgives books that it did not bring. */
@ApplicationScoped
@Transactional
public class HomeSwapChoices {

    private final Session database;
    private final Households households;
    private final HomeSwapReads reads;
    private final Clock clock;

    HomeSwapChoices(Session database, Households households, HomeSwapReads reads, Clock clock) {
        this.database = database;
        this.households = households;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * What the family has chosen, and how it stands.
     *
     * @param notBrought books that it promised and did not bring
     */
    public record Choice(boolean wanted, int notBrought) {}

    public Choice of(Caller caller) {
        return new Choice(reads.wanted(caller.household()), reads.missesOf(caller.household()));
    }

    public Choice choose(Caller caller, boolean wanted) {
        households.keep(caller.household());
        database.createNativeMutationQuery(
                        """
                        INSERT INTO home_swap_choice (household_id, wanted, changed_at) VALUES (:household, :wanted, :now)
                        ON CONFLICT ON CONSTRAINT home_swap_choice_pk DO UPDATE SET wanted = excluded.wanted, changed_at = excluded.changed_at
                        """)
                .setParameter("household", caller.household())
                .setParameter("wanted", wanted)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return of(caller);
    }
}
