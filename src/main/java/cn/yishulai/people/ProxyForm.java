package cn.yishulai.people;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who is to act for me: a grown-up of my family by id, or the first grown-up of another family by its card. */
public record ProxyForm(
        @Nullable @Size(max = 64) String proxyPersonId, @Nullable @Size(max = 40) String proxyFamilyCode) {}
