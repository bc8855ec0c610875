// Draws tables of figures. An element with data-plot names the table that it shows by its id; the heads of the table's
// columns say by data-form how each is drawn, and its cells have their numbers as data-value. Without this script, or
// where a plot can't be drawn, the table stays as it is.
(() => {
  "use strict";

  const COLORS = 6;
  const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];
  const BESIDE_AXIS = 8;
  const TOP = 48;
  const ROOM_FOR_LAST_MONTH = 48;
  const SHARP = 2;
  const tiers = [];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  const FORMATS = {
    COUNT: { maximumFractionDigits: 0 },
    AMOUNT: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
    SHARE: { style: "percent", maximumFractionDigits: 1 }
  };
  const SCALES = {
    COUNT: { notation: "compact" },
    AMOUNT: { notation: "compact" },
    SHARE: { style: "percent", maximumFractionDigits: 0 }
  };

  const written = (value, format) => (typeof value === "number" ? value.toLocaleString("en-US", format) : "–");

  function look() {
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    return {
      ink: color("--ink"),
      quiet: color("--quiet"),
      line: color("--line"),
      card: color("--card"),
      series: Array.from({ length: COLORS }, (any, place) => color(`--plot-${place + 1}`)),
      font: getComputedStyle(document.body).fontFamily
    };
  }

  function read(table) {
    const rows = [...table.tBodies[0].rows];
    const months = rows.map((row) => {
      const month = row.querySelector("time").textContent;
      return row.querySelector(".tag") ? `${month} so far` : month;
    });
    const heads = [...table.tHead.rows[0].cells];
    const byTier = heads.some((head) => head.dataset.field === "all");
    const columns = heads
      .map((head, place) => ({
        name: head.textContent,
        form: head.dataset.form,
        unit: head.dataset.unit,
        total: head.dataset.field === "all",
        tier: byTier,
        values: rows.map((row) => {
          const value = row.cells[place].dataset.value;
          return value ? Number(value) : null;
        })
      }))
      .filter((column) => column.form && column.form !== "NONE");
    return { months, columns };
  }

  // A tier has the same color in each plot, whatever the order of its columns.
  function placeOf(column, position) {
    if (!column.tier || column.total) {
      return position;
    }
    if (!tiers.includes(column.name)) {
      tiers.push(column.name);
    }
    return tiers.indexOf(column.name);
  }

  function series(column, position, colors) {
    const place = placeOf(column, position);
    const apart = column.form === "LINE_APART";
    const color = column.total || apart ? colors.ink : colors.series[place % COLORS];
    const drawn = {
      name: column.name,
      type: column.form === "BAR" ? "bar" : "line",
      data: column.values,
      yAxisIndex: apart ? 1 : 0,
      color: color,
      tooltip: { valueFormatter: (value) => written(value, FORMATS[column.unit]) }
    };
    if (drawn.type === "line") {
      drawn.symbol = SYMBOLS[place % SYMBOLS.length];
      drawn.symbolSize = BESIDE_AXIS - 1;
      drawn.lineStyle = { width: 2, type: column.total ? "dashed" : "solid" };
    }
    if (column.form === "STACKED") {
      drawn.stack = "all";
      drawn.areaStyle = { opacity: 0.55 };
    }
    return drawn;
  }

  function scale(column, colors, crossed) {
    return {
      type: "value",
      name: crossed ? column.name : "",
      nameTextStyle: { color: colors.quiet, align: "right" },
      axisLabel: { color: colors.quiet, formatter: (value) => written(value, SCALES[column.unit]) },
      splitLine: { show: !crossed, lineStyle: { color: colors.line } }
    };
  }

  function option(title, { months, columns }) {
    const colors = look();
    const apart = columns.find((column) => column.form === "LINE_APART");
    const onLeft = columns.find((column) => column.form !== "LINE_APART");
    const scales = [scale(onLeft, colors, false)];
    if (apart) {
      scales.push(scale(apart, colors, true));
    }
    return {
      animation: false,
      // Pages may carry no styles of their own, and tooltips in HTML would.
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        backgroundColor: colors.card,
        borderColor: colors.line,
        textStyle: { color: colors.ink, fontFamily: colors.font }
      },
      aria: { enabled: true, label: { description: `Plot: ${title}. The table below it has the same figures.` } },
      backgroundColor: colors.card,
      textStyle: { fontFamily: colors.font },
      legend: {
        type: "scroll",
        top: 4,
        itemGap: 16,
        textStyle: { color: colors.ink },
        pageTextStyle: { color: colors.ink },
        pageIconColor: colors.ink,
        pageIconInactiveColor: colors.line
      },
      grid: { top: apart ? TOP + 2 * BESIDE_AXIS : TOP, left: BESIDE_AXIS, right: apart ? 2 * BESIDE_AXIS : ROOM_FOR_LAST_MONTH, bottom: BESIDE_AXIS, containLabel: true },
      xAxis: {
        type: "category",
        data: months,
        boundaryGap: columns.some((column) => column.form === "BAR"),
        axisLabel: { color: colors.quiet, hideOverlap: true },
        axisLine: { lineStyle: { color: colors.quiet } }
      },
      yAxis: scales,
      series: columns.map((column, place) => series(column, place, colors))
    };
  }

  function draw(place) {
    const table = document.getElementById(place.dataset.plot);
    const figures = read(table);
    const title = place.dataset.title;
    if (figures.columns.every((column) => column.values.every((value) => value === null))) {
      return;
    }
    place.hidden = false;
    const plot = window.echarts.init(place);
    const show = () => plot.setOption(option(title, figures), true);
    show();
    place.dataset.drawn = "true";
    dark.addEventListener("change", show);
    new ResizeObserver(() => plot.resize()).observe(place);
    table.closest("details").open = false;
    const picture = document.querySelector(`[data-picture-of="${place.dataset.plot}"]`);
    picture.hidden = false;
    picture.addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = plot.getDataURL({ type: "png", pixelRatio: SHARP, excludeComponents: ["toolbox"] });
      link.download = `${place.dataset.file}.png`;
      link.click();
    });
  }

  if (window.echarts) {
    document.querySelectorAll("[data-plot]").forEach(draw);
  }
})();
