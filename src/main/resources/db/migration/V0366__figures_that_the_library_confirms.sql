-- Days that came with the software hold until somebody of the library has compared them with the notice of the State Council.
-- 2026: compared with the notice 国办发明电〔2025〕7号 of 2025-11-04 (www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm), day by day the same.
-- 2027: the days by law alone; the notice of that year says which days are moved.
CREATE TABLE holiday_year (
    year         integer     NOT NULL,
    confirmed_at timestamptz NOT NULL,
    confirmed_by uuid        NOT NULL,
    CONSTRAINT holiday_year_pk PRIMARY KEY (year),
    CONSTRAINT holiday_year_by FOREIGN KEY (confirmed_by) REFERENCES staff_member (id)
);
COMMENT ON TABLE holiday_year IS 'years of which somebody of the library said the days, as a notice says them';
INSERT INTO personal_column (table_name, column_name, purpose) VALUES ('holiday_year', 'confirmed_by', 'staff');

-- A count of residents that nobody recorded came with the software, to be compared with what the city published:
-- 2020 in 南京市第七次全国人口普查公报 (9.3147 million, the same), 2022 and 2023 in the statistical communiqués of their years
-- (2022: 9.4911 million, the same; 2023 was not found to compare).
COMMENT ON COLUMN resident_count.recorded_by IS 'null: came with the software, and nobody of the library has confirmed it';
