package cn.yishulai.people;

import cn.yishulai.journal.Forgetting;
import cn.yishulai.kernel.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The two rules about families that stay away. */
final class AbsentFamilies {

    private static final Logger LOG = Logger.getLogger(AbsentFamilies.class);

    private AbsentFamilies() {}

    /** First they are told. */
    @ApplicationScoped
    static class Announcing implements Forgetting {

        private final Absences absences;

        Announcing(Absences absences) {
            this.absences = absences;
        }

        @Override
        public String rule() {
            return Absences.UNSEEN;
        }

        @Override
        public long due(Instant before) {
            return absences.countUnseen(before);
        }

        @Override
        public int forget(Instant before, int most) {
            absences.noteWhoWasSeen();
            return absences.announce(before, most);
        }
    }

    /** Then they are erased, a family in a transaction. Whose book is on its way stays until it has arrived. */
    @ApplicationScoped
    static class Erasing implements Forgetting {

        private final Absences absences;
        private final Farewells farewells;

        Erasing(Absences absences, Farewells farewells) {
            this.absences = absences;
            this.farewells = farewells;
        }

        @Override
        public String rule() {
            return Absences.ANNOUNCED;
        }

        @Override
        public long due(Instant before) {
            return absences.countStillAway(before);
        }

        @Override
        public int forget(Instant before, int most) {
            absences.noteWhoWasSeen();
            int erased = 0;
            for (UUID household : absences.stillAway(before, most)) {
                try {
                    farewells.eraseAbsent(household);
                    erased++;
                } catch (Refused notYet) {
                    LOG.infof(
                            "a family stays another night: %s", notYet.refusal().code());
                }
            }
            return erased;
        }
    }
}
