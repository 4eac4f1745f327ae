"""A small folder with programmes, reports, evidence, decisions and an assessment."""

from __future__ import annotations

FILES: dict[str, str | bytes | None] = {
    "opd.csv": """
kode,nama,singkatan,jenis,berlaku_sejak,berlaku_sampai,pengganti
dinas,Dinas Data,DD,perangkat_daerah,2025-01-01,,
lama,Dinas Lama,DL,perangkat_daerah,,2024-12-31,dinas
sepi,Dinas Sepi,DS,perangkat_daerah,,,
""",
    "indikator.csv": """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,pilar,subpilar
A1,alam,Pohon,pohon,naik,kota,tidak_ada,tahunan,dinas,smart_alam,Hijau
A2,alam,Sungai,km,naik,kota,tidak_ada,tahunan,lama,smart_alam,Air
A3,alam,Taman,taman,naik,kota,tidak_ada,tahunan,lama,,
""",
    "nilai/uji.csv": """
indikator,wilayah,periode,nilai,status
A1,71.74,2024,5,tetap
A1,71.74,2023,4,tetap
A2,71.74,2022,7,tetap
A3,71.74,2024,3,contoh
""",
    "program.csv": """
kode,nama,dimensi,jenis,opd,mulai,selesai,indikator,anggaran,pilar
P1,Taman kota,alam,quick_win,dinas;lama,2024,2025-12-31,A1;A2,1000,
P2,Bersih sungai,alam,rencana_aksi,lama,2023-05-01,2024-12-31,A2,,smart_alam
P3,Tanpa kabar,alam,masterplan,sepi,2017,,,,
P4,Tanpa tanggal,alam,rencana_aksi,sepi,,,,,
""",
    "realisasi.csv": """
program,periode,rencana_persen,realisasi_persen,realisasi_anggaran,kendala,status_data
P1,2024-Q4,40,35,250,,
P1,2025-Q1,60,55,400,Hujan,
P2,2024-Q4,100,80,90,,contoh
""",
    "bukti.csv": """
program,indikator,judul,tautan,tanggal,status,status_data
P1,,Laporan taman,taman.txt,2025-02-01,ada,
P2,,Foto sungai,,,kurang,
,A1,Surat,https://contoh.example/surat,2024,ada,
,A2,Hilang,tidak-ada.pdf,2024,ada,
""",
    "bukti/taman.txt": "isi",
    "keputusan.csv": """
tanggal,isi,opd,tenggat,status,program
2025-01-10,Lengkapi laporan,dinas,2025-02-01,terbuka,P1
2025-01-10,Sudah beres,dinas,2025-02-01,selesai,P1
2025-06-01,Siapkan bukti,lama,2025-12-01,,P2
""",
    "penilaian.csv": """
tahun,komponen,pilar,bobot,skor,skala_atas
2023,output,,40,2,4
2023,outcome,,60,3,4
2024,output,,40,3,4
2024,outcome,,50,3,4
2024,output,smart_alam,40,2,4
2024,outcome,smart_alam,50,4,4
""",
}
