package cn.yishulai.people;

import cn.yishulai.journal.OnceWitness;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down each step that is done in somebody's name by another, in the transaction of the step. */
@ApplicationScoped
class ActingWitness implements OnceWitness {

    private final Callers callers;
    private final Looks looks;

    ActingWitness(Callers callers, Looks looks) {
        this.callers = callers;
        this.looks = looks;
    }

    @Override
    public void wrote() {
        if (callers.signedIn()) {
            Caller caller = callers.current();
            if (caller.isCitizen() && caller.behind() != null) {
                looks.noteActing(caller, null);
            }
        }
    }
}
