package cn.yishulai.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Who has to have a second factor: those who mint or destroy value, in every service but the demonstration. */
@ApplicationScoped
public class SecondFactorPolicy {

    private static final Set<Role> MINTING = Set.of(Role.STAFF, Role.LIBRARIAN);

    private final SecondFactorRepository factors;
    private final boolean required;

    SecondFactorPolicy(SecondFactorRepository factors, SecondFactorConfig config, DemoCodes demo) {
        this.factors = factors;
        this.required = config.required().orElse(!demo.isDemonstration());
    }

    /** Whether the role needs a second factor here. */
    boolean requires(Role role) {
        return required && MINTING.contains(role);
    }

    /** Whether the caller must enrol before anything else. Asked whenever a token is made, so it holds within 15 minutes. */
    public boolean mustEnrol(Caller caller) {
        return requires(caller.role())
                && factors.of(caller.personId())
                        .filter(SecondFactor::isConfirmed)
                        .isEmpty();
    }
}
