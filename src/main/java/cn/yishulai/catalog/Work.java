package cn.yishulai.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What was written (作品), whoever printed it. Nothing but a librarian ever makes two works one. */
@Entity(name = "work")
class Work {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String title;
    private @Nullable String author;

    @SuppressWarnings("NullAway.Init")
    protected Work() {}

    Work(String title, @Nullable String author) {
        this();
        this.title = title;
        this.author = author;
    }

    UUID id() {
        return id;
    }

    String title() {
        return title;
    }

    @Nullable
    String author() {
        return author;
    }
}
