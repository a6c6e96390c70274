package cn.yishulai.places;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A place where books are brought, kept, fetched or swapped (点位). */
@Entity(name = "Site")
@Table(name = "site")
class Site {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private SiteKind kind;

    @Column
    private @Nullable String address;

    @Column(nullable = false)
    private boolean receives;

    @Column(name = "copy_capacity")
    private @Nullable Integer copyCapacity;

    @Column(name = "person_capacity")
    private @Nullable Integer personCapacity;

    @Column(name = "closed_down_on")
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    private @Nullable LocalDate closedDownOn;

    @ElementCollection
    @CollectionTable(name = "site_hours", joinColumns = @JoinColumn(name = "site_id"))
    private Set<WeekSpan> hours = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Site() {}

    @SuppressWarnings("NullAway.Init")
    Site(SiteForm form) {
        describe(form);
    }

    /** All that is said of it anew; where it hangs in the tree was looked at before. */
    final void describe(SiteForm form) {
        this.parentId = form.parentId();
        this.name = form.name();
        this.kind = form.kind();
        this.address = form.address();
        this.receives = form.receives();
        this.copyCapacity = form.copyCapacity();
        this.personCapacity = form.personCapacity();
        Set<WeekSpan> week = new HashSet<>();
        form.week()
                .forEach((day, spans) -> spans.forEach(
                        span -> week.add(new WeekSpan((short) day.getValue(), span.opens(), span.closes()))));
        hours.retainAll(week);
        hours.addAll(week);
    }

    /** Given up for good. */
    void closeDown(LocalDate day) {
        receives = false;
        closedDownOn = day;
    }

    @Nullable
    LocalDate closedDownOn() {
        return closedDownOn;
    }

    @Nullable
    Integer copyCapacity() {
        return copyCapacity;
    }

    @Nullable
    Integer personCapacity() {
        return personCapacity;
    }

    UUID id() {
        return id;
    }

    @Nullable
    UUID parentId() {
        return parentId;
    }

    String name() {
        return name;
    }

    SiteKind kind() {
        return kind;
    }

    @Nullable
    String address() {
        return address;
    }

    boolean receives() {
        return receives;
    }

    Map<DayOfWeek, List<Hours>> week() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        hours.stream().sorted(Comparator.comparing(WeekSpan::opens)).forEach(span -> week.computeIfAbsent(
                        DayOfWeek.of(span.weekday()), day -> new ArrayList<>())
                .add(span.hours()));
        return week;
    }
}
