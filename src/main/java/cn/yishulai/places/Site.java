package cn.yishulai.places;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A place where books are brought, kept, fetched or swapped (点位). Its parent never changes, so the tree has no ring. */
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

    /** By ISO weekday, Monday is 1. */
    @ElementCollection
    @CollectionTable(name = "site_hours", joinColumns = @JoinColumn(name = "site_id"))
    @MapKeyColumn(name = "weekday")
    private Map<Short, Hours> hours = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected Site() {}

    @SuppressWarnings("NullAway.Init")
    Site(SiteForm form) {
        this.parentId = form.parentId();
        this.name = form.name();
        this.kind = form.kind();
        this.address = form.address();
        this.receives = form.receives();
        form.week().forEach((day, span) -> hours.put((short) day.getValue(), span));
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

    Map<DayOfWeek, Hours> week() {
        Map<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        hours.forEach((day, span) -> week.put(DayOfWeek.of(day), span));
        return week;
    }
}
