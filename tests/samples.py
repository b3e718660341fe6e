"""A collection so small that a reader can check every answer by hand.

Three activities: two schools' exchanges, of which one is anchored in a plan,
and a membership.  The register beside them is the shipped one.
"""

from pathlib import Path

TINY = {
    "collection": "id,title,language,owner,as_of,source,licence,note\n"
    "tiny,Ei lita oversikt,nn,vestland,2020-05-20,,,\n",
    "columns": "column,heading,text,note\n"
    "title,Tiltak,as-written,\n"
    "end,Evt sluttdato,as-written,\n"
    "anchoring,Forankring,as-written,\n"
    "department,Avd,as-written,\n"
    "comment,Kommentar,restated,\n",
    "rows": "row,part,title,content,type,start,end,anchoring,department,comment,"
    "restated,unplaced,note\n"
    "1,table,Utveksling til Erfurt,,,,desember 2021,Utviklingsplan for Vestland,OPK,"
    "Askøy vgs er med,comment,,\n"
    "2,table,Utveksling til Cardiff,,,,Pågåande,,OPK,,,end,\n"
    "3,table,CPMR,,,,2020 (21?),,INN,,,,\n",
    "activities": "id,row,column,title,language,kind,kind_evidence,owner,part_of,level,"
    "study,status,start,end,duration,frequency,period_evidence,note\n"
    "til-erfurt,1,title,,,exchange,inferred,vestland,,Vg2,,,,,,,,\n"
    "til-cardiff,2,title,,,exchange,inferred,vestland,,,,,,,,,,\n"
    "cpmr,3,title,,,membership,stated,vestland,,,,,,,,,,\n",
    "participations": "activity,actor,role,count,on_behalf_of,evidence,row,column,"
    "as_written,source,note\n"
    "til-erfurt,vestland,owner,,,inferred,1,title,,,\n"
    "til-erfurt,askoy-vgs,coordinator,,,stated,1,comment,,,\n"
    "til-erfurt,erfurt,partner-place,,,stated,1,title,Erfurt,,\n"
    "til-cardiff,vestland,owner,,,inferred,2,title,,,\n"
    "til-cardiff,cardiff,partner-place,,,stated,2,title,Cardiff,,\n",
    "memberships": "activity,member,organisation,role,since,since_evidence,until,"
    "until_evidence,status,continues,on_behalf_of,evidence,row,column,as_written,"
    "source,note\n"
    "cpmr,vestland,cpmr,member,,,,,,,,stated,3,title,CPMR,,\n",
    "anchorings": "activity,document,evidence,row,column,as_written,source,note\n"
    "til-erfurt,utviklingsplan-vestland,stated,1,anchoring,"
    "Utviklingsplan for Vestland,,\n",
}


def write_tiny(folder: Path, **changes: str) -> Path:
    """Write the tiny collection into a folder, some tables exchanged."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (TINY | changes).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def change(table: str, old: str, new: str) -> dict[str, str]:
    """Return the tiny table with one text exchanged, ready for ``write_tiny``."""
    assert old in TINY[table], f"{old!r} does not stand in {table}"
    return {table: TINY[table].replace(old, new)}
