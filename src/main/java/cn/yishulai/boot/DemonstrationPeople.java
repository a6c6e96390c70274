package cn.yishulai.boot;

import cn.yishulai.people.AgeBand;
import cn.yishulai.people.Caller;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import cn.yishulai.people.Role;
import cn.yishulai.people.Staff;
import cn.yishulai.places.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of the demonstration: three families, and those who work for the library or with it. */
@ApplicationScoped
class DemonstrationPeople {

    /** Printed at every start. It opens nothing anywhere else: these people exist in the demonstration only. */
    static final String PASSWORD = "yishulai";

    static final List<Family> FAMILIES = List.of(
            new Family("林岚", "小满", AgeBand.FROM_7_TO_10, "外婆", "13800000001"),
            new Family("周明", "豆豆", AgeBand.UNDER_7, "爷爷", "13800000002"),
            new Family("沈静", "安安", AgeBand.FROM_11_TO_13, "奶奶", "13800000003"));

    static final List<Worker> WORKERS = List.of(
            new Worker("staff", "李馆员", Role.STAFF),
            new Worker("librarian", "王主任", Role.LIBRARIAN),
            new Worker("partner", "文化馆小赵", Role.PARTNER),
            new Worker("auditor", "内控老钱", Role.AUDITOR));

    /** Whose the partner is. */
    private static final String ORGANISATION = "南京市文化馆";

    /** The notice that the migration publishes. */
    private static final String NOTICE = "2026-1";

    private final Households households;
    private final Staff staff;
    private final Organisations organisations;

    DemonstrationPeople(Households households, Staff staff, Organisations organisations) {
        this.households = households;
        this.staff = staff;
        this.organisations = organisations;
    }

    record Family(String adult, String child, AgeBand childAge, String elder, String phone) {}

    record Worker(String name, String displayName, Role role) {}

    /**
     * @param librarian acts everywhere, and does what happens at counters
     * @param partner of the cultural centre, proposes fairs
     */
    record Ids(List<HouseholdView> families, Caller librarian, Caller partner) {}

    Ids settle(DemonstrationSites.Ids places) {
        List<HouseholdView> families = FAMILIES.stream().map(this::settle).toList();
        @Nullable Caller librarian = null;
        @Nullable Caller partner = null;
        UUID culturalCentre = organisations.add(ORGANISATION).id();
        for (Worker worker : WORKERS) {
            UUID id = staff.register(
                    worker.name(), worker.displayName(), worker.role(), PASSWORD, sitesOf(worker.role(), places));
            if (worker.role() == Role.LIBRARIAN) {
                librarian = new Caller(Role.LIBRARIAN, id, null, Set.of(), worker.displayName());
            }
            if (worker.role() == Role.PARTNER) {
                staff.worksFor(id, culturalCentre);
                partner = new Caller(
                        Role.PARTNER,
                        id,
                        null,
                        Set.of(places.culturalCentre()),
                        worker.displayName(),
                        culturalCentre,
                        null);
            }
        }
        return new Ids(families, librarian, partner);
    }

    /** For the lines printed at start: who can sign in, and with what. */
    static List<String> logins() {
        Stream<String> families = FAMILIES.stream().map(family -> "%s  phone %s, the code appears at /demo/codes"
                .formatted(family.adult(), family.phone()));
        Stream<String> workers = WORKERS.stream()
                .map(worker -> "%s  name %s, password %s".formatted(worker.displayName(), worker.name(), PASSWORD));
        return Stream.concat(families, workers).toList();
    }

    private HouseholdView settle(Family family) {
        HouseholdView household = households.found(family.adult(), family.phone());
        UUID adult = household.persons().get(0).id();
        households.addPerson(adult, new PersonForm(family.child(), PersonKind.CHILD, family.childAge(), NOTICE));
        households.addPerson(adult, new PersonForm(family.elder(), PersonKind.ELDER, null, null));
        return household;
    }

    private static Set<UUID> sitesOf(Role role, DemonstrationSites.Ids places) {
        return switch (role) {
            case STAFF -> Set.of(places.centre(), places.readingRooms().get(0));
            case PARTNER -> Set.of(places.culturalCentre());
            case CITIZEN, VOLUNTEER, LIBRARIAN, AUDITOR -> Set.of();
        };
    }
}
