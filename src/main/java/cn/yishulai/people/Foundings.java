package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PERSON_IS_A_CHILD;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Families join at the desk too: with a phone, or with nothing but the card that is printed for them. */
@ApplicationScoped
@Transactional
public class Foundings {

    private final Households households;
    private final Phones phones;
    private final Audit audit;

    Foundings(Households households, Phones phones, Audit audit) {
        this.households = households;
        this.phones = phones;
        this.audit = audit;
    }

    /**
     * A new household with its first grown-up.
     *
     * @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, NICKNAME_MALFORMED, PERSON_IS_A_CHILD, PHONE_NOT_PROVEN
     */
    public HouseholdView found(Caller desk, UUID site, FoundingForm form) {
        desk.requireSite(site);
        PersonKind kind = form.kind() == null ? PersonKind.ADULT : form.kind();
        if (kind == PersonKind.CHILD) {
            throw PERSON_IS_A_CHILD.because("a family begins with somebody who can answer for a child");
        }
        HouseholdView household = households.found(form.nickname(), kind);
        @Nullable String phone = form.phone();
        if (phone != null) {
            phones.attach(household.persons().get(0).id(), phone, form.code());
        }
        audit.record(
                desk.actor(),
                "household.found",
                "household:" + household.id(),
                Map.of("site", site.toString(), "withPhone", phone != null));
        return household;
    }
}
