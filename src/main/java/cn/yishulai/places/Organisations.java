package cn.yishulai.places;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.places.PlaceRefusal.ORGANISATION_NAME_TAKEN;
import static cn.yishulai.places.PlaceRefusal.ORGANISATION_UNKNOWN;
import static java.util.stream.Collectors.toMap;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The organisations that work with the library. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Organisations {

    private final OrganisationRepository repository;
    private final Clock clock;

    Organisations(OrganisationRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** As others name it. */
    public record OrganisationView(UUID id, String name) {}

    /** In the order in which they came. */
    public Page<OrganisationView> list(@Nullable String after, int limit) {
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<OrganisationView> rows = repository.page(last, limit + 1).stream()
                .map(organisation -> new OrganisationView(organisation.id(), organisation.name()))
                .toList();
        return Page.cut(rows, limit, organisation -> organisation.id().toString());
    }

    /** @throws cn.yishulai.kernel.Refused ORGANISATION_NAME_TAKEN */
    public OrganisationView add(String name) {
        String said = name.strip();
        if (repository.isNameTaken(said)) {
            throw ORGANISATION_NAME_TAKEN.because("there is an organisation of that name");
        }
        Organisation organisation = new Organisation(said, clock.instant());
        repository.persist(organisation);
        return new OrganisationView(organisation.id(), organisation.name());
    }

    /** @throws cn.yishulai.kernel.Refused ORGANISATION_UNKNOWN */
    public OrganisationView require(UUID id) {
        return repository
                .findByIdOptional(id)
                .map(organisation -> new OrganisationView(organisation.id(), organisation.name()))
                .orElseThrow(() -> ORGANISATION_UNKNOWN.because("no organisation of this id"));
    }

    /** The names of those that exist, by id. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.named(ids).stream().collect(toMap(Organisation::id, Organisation::name));
    }
}
